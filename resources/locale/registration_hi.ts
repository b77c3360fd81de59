<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>AadhaarConsent</name>
    <message>
        <source>&amp;Asked in</source>
        <translation>किस भाषा में पूछा (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>कैसे (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Who decided</source>
        <translation>किसने तय किया (&amp;W)</translation>
    </message>
    <message>
        <source>Ask: “May we take your name, birth, sex and address from your Aadhaar code, for your registration here?” No number, no photograph and no reference of it is kept. Without it the patient is registered and treated just the same: by any other card, or as they tell.</source>
        <translation>पूछें: “क्या यहाँ पंजीकरण के लिए हम आपका नाम, जन्म, लिंग और पता आपके आधार कोड से ले लें?” इसका कोई नंबर, फ़ोटो या संदर्भ नहीं रखा जाता। इसके बिना भी मरीज़ का पंजीकरण और इलाज वैसे ही होता है: किसी और कार्ड से, या जैसा वे बताएँ।</translation>
    </message>
    <message>
        <source>Consent for Aadhaar</source>
        <translation>आधार के लिए सहमति</translation>
    </message>
    <message>
        <source>Consent given  ↵</source>
        <translation>सहमति दी  ↵</translation>
    </message>
    <message>
        <source>For: registration and identification at this facility</source>
        <translation>किसलिए: इस केंद्र में पंजीकरण और पहचान</translation>
    </message>
    <message>
        <source>Without Aadhaar (Esc)</source>
        <translation>आधार के बिना (Esc)</translation>
    </message>
</context>
<context>
    <name>CardIntake</name>
    <message>
        <source>This card proves nothing any more: it was withdrawn or its time is over. Go on without the card.</source>
        <translation>यह कार्ड अब कुछ सिद्ध नहीं करता: यह वापस लिया गया या इसकी अवधि पूरी हो गई। कार्ड के बिना आगे बढ़ें।</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>&amp;Print on</source>
        <translation>किस पर छापें (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>क्यों (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Why again?</source>
        <translation>फिर क्यों? (&amp;W)</translation>
    </message>
    <message>
        <source>A4 sheet: large card, ten stickers</source>
        <translation>A4 पन्ना: बड़ा कार्ड, दस स्टिकर</translation>
    </message>
    <message>
        <source>ATM-size card</source>
        <translation>एटीएम जितना कार्ड</translation>
    </message>
    <message>
        <source>Alt+K issues one. Without the cloud this desk makes a temporary one, good for a year.</source>
        <translation>Alt+K से कार्ड जारी होता है। क्लाउड न हो तो यह डेस्क एक साल का अस्थायी कार्ड बनाता है।</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Card of another desk</source>
        <translation>दूसरे डेस्क का कार्ड</translation>
    </message>
    <message>
        <source>First card</source>
        <translation>पहला कार्ड</translation>
    </message>
    <message>
        <source>Helpline printed on cards</source>
        <translation>कार्ड पर छपने वाला हेल्पलाइन नंबर</translation>
    </message>
    <message>
        <source>Issue an e-health card</source>
        <translation>ई-स्वास्थ्य कार्ड जारी करें</translation>
    </message>
    <message>
        <source>Issue card</source>
        <translation>कार्ड जारी करें</translation>
    </message>
    <message>
        <source>Issue card…</source>
        <translation>कार्ड जारी करें…</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>जारी</translation>
    </message>
    <message>
        <source>It was not printed here yet.</source>
        <translation>यह यहाँ अभी नहीं छपा है।</translation>
    </message>
    <message>
        <source>Lost, withdraw…</source>
        <translation>खोया, वापस लें…</translation>
    </message>
    <message>
        <source>Make a temporary card</source>
        <translation>अस्थायी कार्ड बनाएँ</translation>
    </message>
    <message>
        <source>Make the card</source>
        <translation>कार्ड बनाएँ</translation>
    </message>
    <message>
        <source>No card yet</source>
        <translation>अभी कोई कार्ड नहीं</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Print the card</source>
        <translation>कार्ड छापें</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>कितनी बार छपा</translation>
    </message>
    <message>
        <source>Printed so far: {number}. It is the same card each time.</source>
        <translation>अब तक {number} बार छपा। हर बार यही कार्ड है।</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>छापें…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Temporary card</source>
        <translation>अस्थायी कार्ड</translation>
    </message>
    <message>
        <source>Temporary card…</source>
        <translation>अस्थायी कार्ड…</translation>
    </message>
    <message>
        <source>The card as it is printed</source>
        <translation>कार्ड, जैसा छपेगा</translation>
    </message>
    <message>
        <source>The card is being signed…</source>
        <translation>कार्ड पर हस्ताक्षर हो रहा है…</translation>
    </message>
    <message>
        <source>The card is withdrawn.</source>
        <translation>कार्ड वापस ले लिया गया।</translation>
    </message>
    <message>
        <source>The card is withdrawn. Alt+K issues a new one.</source>
        <translation>कार्ड वापस ले लिया गया। Alt+K से नया कार्ड जारी होता है।</translation>
    </message>
    <message>
        <source>The cloud is being asked. This takes a few seconds…</source>
        <translation>क्लाउड से पूछा जा रहा है। कुछ सेकंड लगेंगे…</translation>
    </message>
    <message>
        <source>The cloud signs it. Earlier cards of this patient are withdrawn then.</source>
        <translation>इस पर क्लाउड हस्ताक्षर करता है। तब इस मरीज़ के पुराने कार्ड वापस ले लिए जाते हैं।</translation>
    </message>
    <message>
        <source>The old one ends</source>
        <translation>पुराने की अवधि पूरी</translation>
    </message>
    <message>
        <source>The old one is damaged</source>
        <translation>पुराना खराब हो गया</translation>
    </message>
    <message>
        <source>The old one is lost</source>
        <translation>पुराना खो गया</translation>
    </message>
    <message>
        <source>This card is withdrawn. Issue a new one.</source>
        <translation>यह कार्ड वापस लिया जा चुका है। नया कार्ड जारी करें।</translation>
    </message>
    <message>
        <source>This card was made at another desk. Print it there, or issue a new one.</source>
        <translation>यह कार्ड दूसरे डेस्क पर बना है। वहीं छापें, या नया कार्ड जारी करें।</translation>
    </message>
    <message>
        <source>This desk signs it, without the cloud too. It is good for a year and says that it is temporary; earlier temporary cards of this patient are withdrawn.</source>
        <translation>इस पर यही डेस्क हस्ताक्षर करता है, क्लाउड के बिना भी। यह एक साल चलता है और इस पर “अस्थायी” लिखा होता है; इस मरीज़ के पुराने अस्थायी कार्ड वापस ले लिए जाते हैं।</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>कब तक मान्य</translation>
    </message>
    <message>
        <source>What stands on it has changed</source>
        <translation>कार्ड पर लिखी बात बदल गई</translation>
    </message>
    <message>
        <source>Withdraw the card</source>
        <translation>कार्ड वापस लें</translation>
    </message>
    <message>
        <source>Withdraw this card?</source>
        <translation>यह कार्ड वापस लें?</translation>
    </message>
    <message>
        <source>e-Health cards</source>
        <translation>ई-स्वास्थ्य कार्ड</translation>
    </message>
    <message>
        <source>{kind} of {when}. It is refused at this desk at once, and everywhere after the next sync. This cannot be undone; the patient can have a new card.</source>
        <translation>{kind}, {when}। इस डेस्क पर यह तुरंत, और बाक़ी सब जगह अगले सिंक के बाद अमान्य हो जाएगा। यह बदला नहीं जा सकता; मरीज़ को नया कार्ड मिल सकता है।</translation>
    </message>
    <message>
        <source>{paper}: cancelled {when}, {who}</source>
        <translation>{paper}: छपाई रद्द {when}, {who}</translation>
    </message>
    <message>
        <source>{paper}: not printed, {when}</source>
        <translation>{paper}: नहीं छपा, {when}</translation>
    </message>
    <message>
        <source>{paper}: printed {when}, {who}</source>
        <translation>{paper}: छपा {when}, {who}</translation>
    </message>
    <message>
        <source>{paper}: waits since {when}</source>
        <translation>{paper}: {when} से रुका है</translation>
    </message>
</context>
<context>
    <name>CardPaper</name>
    <message>
        <source>Bring this card each time you come.</source>
        <translation>Bring this card each time you come.</translation>
    </message>
    <message>
        <source>If found, hand it in at any government hospital or dispensary.</source>
        <translation>If found, hand it in at any government hospital or dispensary.</translation>
    </message>
    <message>
        <source>Temporary card: ask for a permanent one at registration next time.</source>
        <translation>Temporary card: ask for a permanent one at registration next time.</translation>
    </message>
    <message>
        <source>This card is no proof of identity.</source>
        <translation>This card is no proof of identity.</translation>
    </message>
    <message>
        <source>e-Health Card</source>
        <translation>ई-स्वास्थ्य कार्ड</translation>
    </message>
    <message>
        <source>{number} माह · months</source>
        <translation>{number} माह · months</translation>
    </message>
    <message>
        <source>{number} वर्ष · years</source>
        <translation>{number} वर्ष · years</translation>
    </message>
    <message>
        <source>~{age} ({year} में · in {year})</source>
        <translation>~{age} ({year} में · in {year})</translation>
    </message>
    <message>
        <source>अन्य · Other</source>
        <translation>अन्य · Other</translation>
    </message>
    <message>
        <source>अभिभावक · Guardian</source>
        <translation>अभिभावक · Guardian</translation>
    </message>
    <message>
        <source>अस्थायी
TEMPORARY</source>
        <translation>अस्थायी
TEMPORARY</translation>
    </message>
    <message>
        <source>अस्थायी · TEMPORARY</source>
        <translation>अस्थायी · TEMPORARY</translation>
    </message>
    <message>
        <source>अस्थायी कार्ड: अगली बार पंजीकरण पर स्थायी कार्ड माँगें।</source>
        <translation>अस्थायी कार्ड: अगली बार पंजीकरण पर स्थायी कार्ड माँगें।</translation>
    </message>
    <message>
        <source>ई-स्वास्थ्य कार्ड · e-Health Card</source>
        <translation>ई-स्वास्थ्य कार्ड · e-Health Card</translation>
    </message>
    <message>
        <source>जन्म तिथि · Date of birth</source>
        <translation>जन्म तिथि · Date of birth</translation>
    </message>
    <message>
        <source>जन्म माह · Month of birth</source>
        <translation>जन्म माह · Month of birth</translation>
    </message>
    <message>
        <source>जन्म वर्ष · Year of birth</source>
        <translation>जन्म वर्ष · Year of birth</translation>
    </message>
    <message>
        <source>जारी · Issued on</source>
        <translation>जारी · Issued on</translation>
    </message>
    <message>
        <source>जारीकर्ता · Issued by</source>
        <translation>जारीकर्ता · Issued by</translation>
    </message>
    <message>
        <source>पुरुष · Male</source>
        <translation>पुरुष · Male</translation>
    </message>
    <message>
        <source>फ़ोटो · Photo</source>
        <translation>फ़ोटो · Photo</translation>
    </message>
    <message>
        <source>बताई आयु · Age as told</source>
        <translation>बताई आयु · Age as told</translation>
    </message>
    <message>
        <source>महिला · Female</source>
        <translation>महिला · Female</translation>
    </message>
    <message>
        <source>मान्य · Valid until</source>
        <translation>मान्य · Valid until</translation>
    </message>
    <message>
        <source>मिलने पर किसी भी सरकारी अस्पताल या औषधालय में दे दें।</source>
        <translation>मिलने पर किसी भी सरकारी अस्पताल या औषधालय में दे दें।</translation>
    </message>
    <message>
        <source>यह कार्ड पहचान का प्रमाण नहीं है।</source>
        <translation>यह कार्ड पहचान का प्रमाण नहीं है।</translation>
    </message>
    <message>
        <source>रक्त समूह · Blood group</source>
        <translation>रक्त समूह · Blood group</translation>
    </message>
    <message>
        <source>संख्या · UHID</source>
        <translation>संख्या · UHID</translation>
    </message>
    <message>
        <source>सहायता · Helpline</source>
        <translation>सहायता · Helpline</translation>
    </message>
    <message>
        <source>हर बार आते समय यह कार्ड साथ लाएँ।</source>
        <translation>हर बार आते समय यह कार्ड साथ लाएँ।</translation>
    </message>
</context>
<context>
    <name>CardPhoto</name>
    <message>
        <source>From a file…</source>
        <translation>फ़ाइल से…</translation>
    </message>
    <message>
        <source>No photo yet. Without one the card has a frame to glue one into.</source>
        <translation>अभी फ़ोटो नहीं है। बिना फ़ोटो के कार्ड पर चिपकाने के लिए एक ख़ाना छपता है।</translation>
    </message>
    <message>
        <source>Take photo…</source>
        <translation>फ़ोटो लें…</translation>
    </message>
</context>
<context>
    <name>Claim</name>
    <message>
        <source>An ABHA code proves nothing by itself. Ask the patient or look at a document.</source>
        <translation>ABHA कोड अपने आप में कुछ सिद्ध नहीं करता। मरीज़ से पूछें या कोई दस्तावेज़ देखें।</translation>
    </message>
    <message>
        <source>From the card: claim, not verified</source>
        <translation>कार्ड से: दावा, सत्यापित नहीं</translation>
    </message>
    <message>
        <source>From the card: seen by clerk</source>
        <translation>कार्ड से: क्लर्क ने देखा</translation>
    </message>
    <message>
        <source>From the card: verified</source>
        <translation>कार्ड से: सत्यापित</translation>
    </message>
    <message>
        <source>Go on without the card</source>
        <translation>कार्ड के बिना आगे बढ़ें</translation>
    </message>
    <message>
        <source>Nothing here proves this code. Ask the patient or look at a document.</source>
        <translation>यहाँ इस कोड का कोई प्रमाण नहीं। मरीज़ से पूछें या दस्तावेज़ देखें।</translation>
    </message>
    <message>
        <source>The card is genuine, but a copy is too: compare name, age and sex with the person.</source>
        <translation>कार्ड असली है, पर उसकी नक़ल भी ऐसी ही होती है: नाम, आयु और लिंग व्यक्ति से मिलाएँ।</translation>
    </message>
    <message>
        <source>I have compared it  ↵</source>
        <translation>मैंने मिला लिया  ↵</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>आयु</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>जन्मतिथि</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>पहचान चिह्न</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>नाम</source>
        <translation>हिन्दी नाम</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>&amp;Asked in</source>
        <translation>पूछने की भाषा (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation>निर्णय (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;For what</source>
        <translation>किसलिए (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>कैसे (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Who decided</source>
        <translation>निर्णय किसने लिया (&amp;W)</translation>
    </message>
    <message>
        <source>Ask in the patient&apos;s own language. A refusal changes nothing in their treatment.</source>
        <translation>मरीज़ की अपनी भाषा में पूछें। मना करने से उनके इलाज में कुछ नहीं बदलता।</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>सहमतियाँ</translation>
    </message>
    <message>
        <source>No consent is recorded.</source>
        <translation>कोई सहमति दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation>सहमति दर्ज करें</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>दर्ज किया गया।</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Scheme</source>
        <translation>योजना (&amp;S)</translation>
    </message>
    <message>
        <source>Add scheme</source>
        <translation>योजना जोड़ें</translation>
    </message>
    <message>
        <source>Card seen</source>
        <translation>कार्ड देखा</translation>
    </message>
    <message>
        <source>Document seen</source>
        <translation>दस्तावेज़ देखा</translation>
    </message>
    <message>
        <source>Is over</source>
        <translation>समाप्त हुई</translation>
    </message>
    <message>
        <source>Is this over?</source>
        <translation>क्या यह समाप्त हो गई है?</translation>
    </message>
    <message>
        <source>Member or card &amp;number</source>
        <translation>सदस्य या कार्ड संख्या (&amp;N)</translation>
    </message>
    <message>
        <source>No scheme is recorded.</source>
        <translation>कोई योजना दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>दर्ज किया गया।</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>योजनाएँ</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>देखा गया</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>बताया गया</translation>
    </message>
    <message>
        <source>Told only</source>
        <translation>केवल बताया</translation>
    </message>
    <message>
        <source>Valid &amp;from</source>
        <translation>कब से मान्य (&amp;F)</translation>
    </message>
    <message>
        <source>Valid &amp;to</source>
        <translation>कब तक मान्य (&amp;T)</translation>
    </message>
    <message>
        <source>Was an error</source>
        <translation>ग़लत दर्ज थी</translation>
    </message>
    <message>
        <source>Was this an error?</source>
        <translation>क्या यह ग़लत दर्ज थी?</translation>
    </message>
    <message>
        <source>What was s&amp;een</source>
        <translation>क्या देखा गया (&amp;E)</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>was an error</source>
        <translation>ग़लत दर्ज थी</translation>
    </message>
    <message>
        <source>“{scheme}” stays on record with your reason.</source>
        <translation>“{scheme}” आपके कारण के साथ रिकॉर्ड में रहेगी।</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>&amp;Department</source>
        <translation>विभाग (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Monitor</source>
        <translation>मॉनिटर (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Soft sound at each call</source>
        <translation>हर बुलावे पर हल्की ध्वनि (&amp;S)</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>सभी विभाग</translation>
    </message>
    <message>
        <source>Open the display</source>
        <translation>डिस्प्ले खोलें</translation>
    </message>
    <message>
        <source>Tokens and rooms only, no names. Esc on the display closes it.</source>
        <translation>केवल टोकन और कमरे, नाम नहीं। डिस्प्ले पर Esc उसे बंद करता है।</translation>
    </message>
    <message>
        <source>Waiting-room display</source>
        <translation>प्रतीक्षालय डिस्प्ले</translation>
    </message>
    <message>
        <source>{number}: {name}, {width} × {height}</source>
        <translation>{number}: {name}, {width} × {height}</translation>
    </message>
    <message>
        <source>अब बुलाया गया · Now calling</source>
        <translation>अब बुलाया गया · Now calling</translation>
    </message>
    <message>
        <source>आगे · Next</source>
        <translation>आगे · Next</translation>
    </message>
    <message>
        <source>कृपया प्रतीक्षा करें · Please wait</source>
        <translation>कृपया प्रतीक्षा करें · Please wait</translation>
    </message>
    <message>
        <source>पहले बुलाए गए · Called before</source>
        <translation>पहले बुलाए गए · Called before</translation>
    </message>
    <message>
        <source>प्रतीक्षा में · Waiting: {number}</source>
        <translation>प्रतीक्षा में · Waiting: {number}</translation>
    </message>
</context>
<context>
    <name>EditPatient</name>
    <message>
        <source>Back without saving</source>
        <translation>बिना सहेजे वापस</translation>
    </message>
    <message>
        <source>Edit patient</source>
        <translation>मरीज़ का विवरण बदलें</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>बदलना जारी रखें</translation>
    </message>
    <message>
        <source>Reason for the chan&amp;ge</source>
        <translation>बदलने का कारण (&amp;G)</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>बदलाव सहेजें</translation>
    </message>
    <message>
        <source>Such as: spelling as on the ration card; new mobile; moved.</source>
        <translation>जैसे: राशन कार्ड वाली स्पेलिंग; नया मोबाइल; घर बदला।</translation>
    </message>
    <message>
        <source>The changes are kept.</source>
        <translation>बदलाव सहेजे गए।</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>छोड़ दें</translation>
    </message>
    <message>
        <source>Throw the changes away?</source>
        <translation>बदलाव छोड़ दें?</translation>
    </message>
    <message>
        <source>What you typed here is not saved.</source>
        <translation>आपने यहाँ जो लिखा है वह सहेजा नहीं गया है।</translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>&amp;Blood group</source>
        <translation>रक्त समूह (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>क्या (&amp;W)</translation>
    </message>
    <message>
        <source>Add allergy</source>
        <translation>एलर्जी जोड़ें</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>बीमारी जोड़ें</translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>Blood group</source>
        <translation>रक्त समूह</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>चिकित्सक</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>बीमारी</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>स्वास्थ्य</translation>
    </message>
    <message>
        <source>How se&amp;vere</source>
        <translation>कितनी गंभीर (&amp;V)</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>शब्दों में</translation>
    </message>
    <message>
        <source>Is over</source>
        <translation>समाप्त हुई</translation>
    </message>
    <message>
        <source>Is this over?</source>
        <translation>क्या यह समाप्त हो गई है?</translation>
    </message>
    <message>
        <source>Known &amp;from</source>
        <translation>किससे पता चला (&amp;F)</translation>
    </message>
    <message>
        <source>Nothing is recorded. That does not mean that there is nothing.</source>
        <translation>कुछ दर्ज नहीं है। इसका अर्थ यह नहीं कि कुछ है ही नहीं।</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>दर्ज किया गया।</translation>
    </message>
    <message>
        <source>Such as Penicillin</source>
        <translation>जैसे Penicillin</translation>
    </message>
    <message>
        <source>Was an error</source>
        <translation>ग़लत दर्ज था</translation>
    </message>
    <message>
        <source>Was this an error?</source>
        <translation>क्या यह ग़लत दर्ज था?</translation>
    </message>
    <message>
        <source>is over</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>was an error</source>
        <translation>ग़लत दर्ज था</translation>
    </message>
    <message>
        <source>“{fact}” stays on record with your reason.</source>
        <translation>“{fact}” आपके कारण के साथ रिकॉर्ड में रहेगा।</translation>
    </message>
</context>
<context>
    <name>Matches</name>
    <message>
        <source>Already registered?</source>
        <translation>पहले से पंजीकृत?</translation>
    </message>
    <message>
        <source>Is it one of these? Then open that record: two records of one person are a danger.</source>
        <translation>क्या इनमें से कोई है? तो वही रिकॉर्ड खोलें: एक व्यक्ति के दो रिकॉर्ड ख़तरा हैं।</translation>
    </message>
    <message>
        <source>Nobody like this yet</source>
        <translation>अभी ऐसा कोई नहीं</translation>
    </message>
    <message>
        <source>None of these: another person…</source>
        <translation>इनमें से नहीं: कोई और व्यक्ति…</translation>
    </message>
    <message>
        <source>Passed over: {reason}</source>
        <translation>छोड़ा गया: {reason}</translation>
    </message>
    <message>
        <source>This is the person  ↵</source>
        <translation>यही व्यक्ति है  ↵</translation>
    </message>
    <message>
        <source>While you type, people with a like name, age or mobile are shown here.</source>
        <translation>टाइप करते समय मिलते-जुलते नाम, आयु या मोबाइल वाले लोग यहाँ दिखते हैं।</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n अंतर</numerusform>
            <numerusform>%n अंतर</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Choose the other record</source>
        <translation>दूसरा रिकॉर्ड चुनें</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>मिलान</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Find the other record: name, number, mobile…</source>
        <translation>दूसरा रिकॉर्ड खोजें: नाम, संख्या, मोबाइल…</translation>
    </message>
    <message>
        <source>How you know that they are one person.</source>
        <translation>आप कैसे जानते हैं कि दोनों एक ही व्यक्ति हैं।</translation>
    </message>
    <message>
        <source>Keep the left one</source>
        <translation>बायाँ रखें</translation>
    </message>
    <message>
        <source>Keep the right one</source>
        <translation>दायाँ रखें</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>मिलाएँ</translation>
    </message>
    <message>
        <source>Merge these two?</source>
        <translation>इन दोनों को मिलाएँ?</translation>
    </message>
    <message>
        <source>Merge two records of one person</source>
        <translation>एक व्यक्ति के दो रिकॉर्ड मिलाएँ</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>मिलाएँ…</translation>
    </message>
    <message>
        <source>Nothing is rewritten: the other record is from then on known as the one that stays.</source>
        <translation>कुछ मिटाया नहीं जाता: अब से दूसरा रिकॉर्ड बचे हुए रिकॉर्ड के नाम से जाना जाएगा।</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>नहीं मिल सकते</translation>
    </message>
    <message>
        <source>Search for it above. Both are shown here, with their differences marked.</source>
        <translation>ऊपर खोजें। दोनों रिकॉर्ड यहाँ दिखेंगे, अंतर पर निशान होगा।</translation>
    </message>
    <message>
        <source>The other record (right)</source>
        <translation>दूसरा रिकॉर्ड (दायाँ)</translation>
    </message>
    <message>
        <source>The two records are one now.</source>
        <translation>दोनों रिकॉर्ड अब एक हैं।</translation>
    </message>
    <message>
        <source>These two are one record already.</source>
        <translation>ये दोनों पहले से एक ही रिकॉर्ड हैं।</translation>
    </message>
    <message>
        <source>They were recorded with different sex. Correct that first, then merge.</source>
        <translation>इन दोनों का लिंग अलग-अलग दर्ज है। पहले उसे ठीक करें, फिर मिलाएँ।</translation>
    </message>
    <message>
        <source>This record (left)</source>
        <translation>यह रिकॉर्ड (बायाँ)</translation>
    </message>
    <message>
        <source>Which one &amp;stays</source>
        <translation>कौन सा रहेगा (&amp;S)</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>अलग</translation>
    </message>
    <message>
        <source>only one</source>
        <translation>केवल एक में</translation>
    </message>
    <message>
        <source>same</source>
        <translation>एक जैसा</translation>
    </message>
    <message>
        <source>“{goes}” will be known as “{stays}”. It can be taken back.</source>
        <translation>“{goes}” अब “{stays}” के नाम से जाना जाएगा। इसे वापस लिया जा सकता है।</translation>
    </message>
</context>
<context>
    <name>Merged</name>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>I have checked them: un-merge</source>
        <translation>मैंने जाँच लिया: अलग करें</translation>
    </message>
    <message>
        <source>Merged records</source>
        <translation>मिलाए गए रिकॉर्ड</translation>
    </message>
    <message>
        <source>Nothing was merged into this record.</source>
        <translation>इस रिकॉर्ड में कोई और रिकॉर्ड नहीं मिलाया गया।</translation>
    </message>
    <message>
        <source>Records made since the merge</source>
        <translation>मिलाने के बाद बने रिकॉर्ड</translation>
    </message>
    <message>
        <source>Take out again</source>
        <translation>फिर अलग करें</translation>
    </message>
    <message>
        <source>Un-merge</source>
        <translation>अलग करें</translation>
    </message>
    <message>
        <source>Un-merged: {name}.</source>
        <translation>अलग किया गया: {name}।</translation>
    </message>
    <message>
        <source>“{name}” becomes a patient of its own again. Nothing is lost.</source>
        <translation>“{name}” फिर से अलग मरीज़ बन जाएगा। कुछ नहीं खोता।</translation>
    </message>
</context>
<context>
    <name>NewPatient</name>
    <message>
        <source>&amp;Reason, such as “other father&apos;s name”</source>
        <translation>कारण, जैसे “पिता का नाम अलग है” (&amp;R)</translation>
    </message>
    <message>
        <source>A form is half-filled</source>
        <translation>एक फ़ॉर्म आधा भरा है</translation>
    </message>
    <message>
        <source>Another person?</source>
        <translation>कोई और व्यक्ति?</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>नए सिरे से शुरू करें</translation>
    </message>
    <message>
        <source>Compare the card with the patient first.</source>
        <translation>पहले कार्ड को मरीज़ से मिलाएँ।</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>फ़ॉर्म ख़ाली करें</translation>
    </message>
    <message>
        <source>Keep the form</source>
        <translation>फ़ॉर्म रहने दें</translation>
    </message>
    <message>
        <source>Look at who is registered already</source>
        <translation>देखें कि कौन पहले से पंजीकृत है</translation>
    </message>
    <message>
        <source>More or fewer details</source>
        <translation>और या कम विवरण</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Save and open a visit</source>
        <translation>सहेजें और विज़िट खोलें</translation>
    </message>
    <message>
        <source>Save as new</source>
        <translation>नए के रूप में सहेजें</translation>
    </message>
    <message>
        <source>Say how you know that this is somebody else. The reason is kept with the record.</source>
        <translation>बताएँ कि आप कैसे जानते हैं कि यह कोई और है। कारण रिकॉर्ड के साथ रखा जाता है।</translation>
    </message>
    <message>
        <source>The patient is registered.</source>
        <translation>मरीज़ पंजीकृत हो गया।</translation>
    </message>
    <message>
        <source>Throw it away, and begin with what was just scanned or typed?</source>
        <translation>उसे हटाकर अभी स्कैन किए या लिखे हुए से शुरू करें?</translation>
    </message>
</context>
<context>
    <name>Newborn</name>
    <message>
        <source>&amp;Born on</source>
        <translation>जन्म का दिन (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation>लिंग (&amp;S)</translation>
    </message>
    <message>
        <source>A baby of this mother and this day is registered already. A twin?</source>
        <translation>इस माता का इसी दिन का एक शिशु पहले से पंजीकृत है। क्या जुड़वाँ है?</translation>
    </message>
    <message>
        <source>Newborn of this mother</source>
        <translation>इस माता का नवजात</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>पंजीकृत करें</translation>
    </message>
    <message>
        <source>Registered as “Baby of {mother}”, with her address and mobile. The name is entered later.</source>
        <translation>“Baby of {mother}” नाम से पंजीकृत होगा, माता के पते और मोबाइल के साथ। नाम बाद में लिखा जाता है।</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>आयु</translation>
    </message>
    <message>
        <source>Contact and family</source>
        <translation>संपर्क और परिवार</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>जन्मतिथि</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>परिवार</translation>
    </message>
    <message>
        <source>Former names</source>
        <translation>पुराने नाम</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>पहचान</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>पहचान चिह्न</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>No number yet. The UHID comes with the next sync.</source>
        <translation>अभी कोई संख्या नहीं। UHID अगले सिंक के साथ आएगा।</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>संख्याएँ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>व्यक्ति</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>पंजीकरण</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Unknown patient</source>
        <translation>अज्ञात मरीज़</translation>
    </message>
    <message>
        <source>entered in error</source>
        <translation>ग़लती से दर्ज</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>उपयोग में</translation>
    </message>
    <message>
        <source>none told</source>
        <translation>कोई नहीं बताया</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ज्ञात नहीं</translation>
    </message>
    <message>
        <source>old</source>
        <translation>पुरानी</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} से</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>अस्थायी</translation>
    </message>
    <message>
        <source>{age} (told on {day})</source>
        <translation>{age} ({day} को बताई)</translation>
    </message>
    <message>
        <source>नाम</source>
        <translation>हिन्दी नाम</translation>
    </message>
</context>
<context>
    <name>PatientForm</name>
    <message>
        <source>&amp;Age or date of birth</source>
        <translation>आयु या जन्मतिथि (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Consent to keep ABHA details</source>
        <translation>ABHA विवरण रखने की सहमति (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;District</source>
        <translation>ज़िला (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Father&apos;s name</source>
        <translation>पिता का नाम (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Guardian&apos;s name</source>
        <translation>अभिभावक का नाम (&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Locality</source>
        <translation>इलाक़ा (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Mobile</source>
        <translation>मोबाइल (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>नाम (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;PIN code</source>
        <translation>पिन कोड (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation>लिंग (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Whose mobile it is</source>
        <translation>मोबाइल किसका है (&amp;W)</translation>
    </message>
    <message>
        <source>A&amp;BHA number</source>
        <translation>A&amp;BHA संख्या</translation>
    </message>
    <message>
        <source>ABHA address</source>
        <translation>ABHA पता</translation>
    </message>
    <message>
        <source>ABHA and photo</source>
        <translation>ABHA और फ़ोटो</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>All&amp;ergies told</source>
        <translation>बताई गई एलर्जी (&amp;E)</translation>
    </message>
    <message>
        <source>Another mobile</source>
        <translation>दूसरा मोबाइल</translation>
    </message>
    <message>
        <source>Ask first. Without ABHA the patient is registered and treated just the same.</source>
        <translation>पहले पूछें। ABHA के बिना भी मरीज़ का पंजीकरण और इलाज वैसे ही होता है।</translation>
    </message>
    <message>
        <source>Ask, and record the answer. With “Refused” the ABHA is left out.</source>
        <translation>पूछें, और उत्तर दर्ज करें। “मना किया” होने पर ABHA नहीं रखा जाता।</translation>
    </message>
    <message>
        <source>Asked in</source>
        <translation>पूछने की भाषा</translation>
    </message>
    <message>
        <source>Enter the name, in English or in Hindi letters.</source>
        <translation>नाम लिखें, अंग्रेज़ी या हिन्दी अक्षरों में।</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>परिवार</translation>
    </message>
    <message>
        <source>Given, signed</source>
        <translation>दी, हस्ताक्षर से</translation>
    </message>
    <message>
        <source>Given, spoken</source>
        <translation>दी, बोलकर</translation>
    </message>
    <message>
        <source>H&amp;usband&apos;s or wife&apos;s name</source>
        <translation>पति या पत्नी का नाम (&amp;U)</translation>
    </message>
    <message>
        <source>House and st&amp;reet</source>
        <translation>मकान और गली (&amp;R)</translation>
    </message>
    <message>
        <source>Language spo&amp;ken</source>
        <translation>बोली जाने वाली भाषा (&amp;K)</translation>
    </message>
    <message>
        <source>M&amp;ore details</source>
        <translation>और विवरण (&amp;O)</translation>
    </message>
    <message>
        <source>Marks of identification</source>
        <translation>पहचान चिह्न</translation>
    </message>
    <message>
        <source>Member or card number</source>
        <translation>सदस्य या कार्ड संख्या</translation>
    </message>
    <message>
        <source>Mo&amp;ther&apos;s name</source>
        <translation>माता का नाम (&amp;T)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>Name in &amp;Hindi letters</source>
        <translation>हिन्दी अक्षरों में नाम (&amp;H)</translation>
    </message>
    <message>
        <source>No scheme told</source>
        <translation>कोई योजना नहीं बताई</translation>
    </message>
    <message>
        <source>Old OPD number</source>
        <translation>पुरानी OPD संख्या</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>मना किया</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>योजना</translation>
    </message>
    <message>
        <source>Several with commas. Nothing here does not mean that there are none.</source>
        <translation>कई हों तो कॉमा से अलग करें। ख़ाली होने का अर्थ यह नहीं कि एलर्जी नहीं है।</translation>
    </message>
    <message>
        <source>State</source>
        <translation>राज्य</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>निर्णय किसने लिया</translation>
    </message>
    <message>
        <source>नाम</source>
        <translation>हिन्दी नाम</translation>
    </message>
</context>
<context>
    <name>PatientHistory</name>
    <message>
        <source>After</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation>बदलावों का इतिहास</translation>
    </message>
    <message>
        <source>Nothing was changed since the registration</source>
        <translation>पंजीकरण के बाद कुछ नहीं बदला गया</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>from a card, seen by clerk</source>
        <translation>कार्ड से, क्लर्क ने देखा</translation>
    </message>
    <message>
        <source>from a verified card</source>
        <translation>सत्यापित कार्ड से</translation>
    </message>
    <message>
        <source>new photo</source>
        <translation>नई फ़ोटो</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>हाँ</translation>
    </message>
</context>
<context>
    <name>PatientPage</name>
    <message>
        <source>Add allergy…</source>
        <translation>एलर्जी जोड़ें…</translation>
    </message>
    <message>
        <source>Add condition…</source>
        <translation>बीमारी जोड़ें…</translation>
    </message>
    <message>
        <source>Add scheme…</source>
        <translation>योजना जोड़ें…</translation>
    </message>
    <message>
        <source>Blood group…</source>
        <translation>रक्त समूह…</translation>
    </message>
    <message>
        <source>Card lost or wrong: withdraw…</source>
        <translation>कार्ड खोया या ग़लत: वापस लें…</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>बदलें</translation>
    </message>
    <message>
        <source>Edit this patient</source>
        <translation>इस मरीज़ का विवरण बदलें</translation>
    </message>
    <message>
        <source>Find one with F2, or scan a card with F4.</source>
        <translation>F2 से खोजें, या F4 से कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>History</source>
        <translation>इतिहास</translation>
    </message>
    <message>
        <source>Issue card…</source>
        <translation>कार्ड जारी करें…</translation>
    </message>
    <message>
        <source>Merge with another record…</source>
        <translation>दूसरे रिकॉर्ड से मिलाएँ…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>नई विज़िट</translation>
    </message>
    <message>
        <source>Newborn of this mother…</source>
        <translation>इस माता का नवजात…</translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation>कोई मरीज़ खुला नहीं है</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>सारांश</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>काग़ज़</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Photo from a file…</source>
        <translation>फ़ाइल से फ़ोटो…</translation>
    </message>
    <message>
        <source>Print a card again…</source>
        <translation>कार्ड फिर छापें…</translation>
    </message>
    <message>
        <source>Record consent…</source>
        <translation>सहमति दर्ज करें…</translation>
    </message>
    <message>
        <source>Take photo…</source>
        <translation>फ़ोटो लें…</translation>
    </message>
    <message>
        <source>Temporary card…</source>
        <translation>अस्थायी कार्ड…</translation>
    </message>
    <message>
        <source>The newborn is registered.</source>
        <translation>नवजात पंजीकृत हो गया।</translation>
    </message>
    <message>
        <source>The photo is kept.</source>
        <translation>फ़ोटो रख ली गई।</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>विज़िट</translation>
    </message>
</context>
<context>
    <name>PatientPapers</name>
    <message>
        <source>Nothing was printed about this patient</source>
        <translation>इस मरीज़ का कोई काग़ज़ नहीं छपा</translation>
    </message>
    <message>
        <source>Papers of this patient</source>
        <translation>इस मरीज़ के काग़ज़</translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation>फिर छापें…</translation>
    </message>
</context>
<context>
    <name>PatientVisits</name>
    <message>
        <source>Arrived</source>
        <translation>पहुँच गए</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>बाहर गए</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>तकलीफ़</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>विभाग</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरी</translation>
    </message>
    <message>
        <source>Entered in error</source>
        <translation>ग़लती से दर्ज</translation>
    </message>
    <message>
        <source>In consultation</source>
        <translation>परामर्श में</translation>
    </message>
    <message>
        <source>MLC</source>
        <translation>MLC</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>अभी कोई विज़िट नहीं</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>तय</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Triaged</source>
        <translation>ट्राइएज हुआ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>विज़िट</translation>
    </message>
</context>
<context>
    <name>PatientWords</name>
    <message>
        <source>ABHA address</source>
        <translation>ABHA पता</translation>
    </message>
    <message>
        <source>ABHA number</source>
        <translation>ABHA संख्या</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Age told</source>
        <translation>बताई गई आयु</translation>
    </message>
    <message>
        <source>Ayushman Bharat PM-JAY</source>
        <translation>आयुष्मान भारत PM-JAY</translation>
    </message>
    <message>
        <source>BPL / AAY ration card</source>
        <translation>BPL / AAY राशन कार्ड</translation>
    </message>
    <message>
        <source>CGHS</source>
        <translation>CGHS</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>संतान</translation>
    </message>
    <message>
        <source>Close matches passed over</source>
        <translation>छोड़े गए मिलते-जुलते रिकॉर्ड</translation>
    </message>
    <message>
        <source>DGEHS (Delhi Government employees)</source>
        <translation>DGEHS (दिल्ली सरकार के कर्मचारी)</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>जन्मतिथि</translation>
    </message>
    <message>
        <source>Delhi Arogya Kosh</source>
        <translation>दिल्ली आरोग्य कोष</translation>
    </message>
    <message>
        <source>District</source>
        <translation>ज़िला</translation>
    </message>
    <message>
        <source>ESI</source>
        <translation>ESI</translation>
    </message>
    <message>
        <source>EWS</source>
        <translation>EWS</translation>
    </message>
    <message>
        <source>Facility number</source>
        <translation>केंद्र की संख्या</translation>
    </message>
    <message>
        <source>Father</source>
        <translation>पिता</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>दी</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>अभिभावक</translation>
    </message>
    <message>
        <source>Husband or wife</source>
        <translation>पति या पत्नी</translation>
    </message>
    <message>
        <source>JSSK (mother and newborn)</source>
        <translation>JSSK (माता और नवजात)</translation>
    </message>
    <message>
        <source>Keep and use ABHA details</source>
        <translation>ABHA विवरण रखना और उपयोग करना</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>पहचान चिह्न</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>मिलाया गया</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>Mother</source>
        <translation>माता</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Name in Hindi</source>
        <translation>हिन्दी नाम</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>संख्याएँ</translation>
    </message>
    <message>
        <source>Old OPD number</source>
        <translation>पुरानी OPD संख्या</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>अपना</translation>
    </message>
    <message>
        <source>PIN code</source>
        <translation>पिन कोड</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>RBSK (child health)</source>
        <translation>RBSK (बाल स्वास्थ्य)</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>मना किया</translation>
    </message>
    <message>
        <source>Register with the Aadhaar code</source>
        <translation>आधार कोड से पंजीकरण</translation>
    </message>
    <message>
        <source>Senior citizen</source>
        <translation>वरिष्ठ नागरिक</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Share the record with other facilities</source>
        <translation>दूसरे केंद्रों को रिकॉर्ड देना</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>हस्ताक्षर से</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>कोई और</translation>
    </message>
    <message>
        <source>Somebody else&apos;s</source>
        <translation>किसी और का</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>बोलकर</translation>
    </message>
    <message>
        <source>State</source>
        <translation>राज्य</translation>
    </message>
    <message>
        <source>Take and keep a photo</source>
        <translation>फ़ोटो लेना और रखना</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस ली</translation>
    </message>
    <message>
        <source>The patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Treatment and its record</source>
        <translation>इलाज और उसका रिकॉर्ड</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>Un-merged</source>
        <translation>अलग किया गया</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>अज्ञात</translation>
    </message>
</context>
<context>
    <name>Patients</name>
    <message>
        <source>18 to 59</source>
        <translation>18 से 59</translation>
    </message>
    <message>
        <source>60 and older</source>
        <translation>60 और अधिक</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>आयु</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>कोई भी आयु</translation>
    </message>
    <message>
        <source>Any sex</source>
        <translation>कोई भी लिंग</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाक़ा</translation>
    </message>
    <message>
        <source>Name, number, mobile, year: ram kum 1984</source>
        <translation>नाम, संख्या, मोबाइल, वर्ष: राम कुमार 1984</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>नई विज़िट</translation>
    </message>
    <message>
        <source>New visit of this patient</source>
        <translation>इस मरीज़ की नई विज़िट</translation>
    </message>
    <message>
        <source>Nobody is found</source>
        <translation>कोई नहीं मिला</translation>
    </message>
    <message>
        <source>Nobody was opened today</source>
        <translation>आज कोई रिकॉर्ड नहीं खोला गया</translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>रिकॉर्ड खोलें</translation>
    </message>
    <message>
        <source>Opened by you</source>
        <translation>आपने खोला</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोज</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>Try fewer letters, or another spelling.</source>
        <translation>कम अक्षर या दूसरी स्पेलिंग लिखकर देखें।</translation>
    </message>
    <message>
        <source>Type a name, a number or a mobile above.</source>
        <translation>ऊपर नाम, संख्या या मोबाइल टाइप करें।</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>18 से कम</translation>
    </message>
    <message>
        <source>the best {number}: type more</source>
        <translation>सबसे मिलते {number}: और टाइप करें</translation>
    </message>
    <message>
        <source>{number} opened today</source>
        <translation>आज {number} खोले</translation>
    </message>
    <message>
        <source>नाम</source>
        <translation>हिन्दी नाम</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Face in the middle, light from the front. Ask the patient first.</source>
        <translation>चेहरा बीच में, रोशनी सामने से। पहले मरीज़ से पूछें।</translation>
    </message>
    <message>
        <source>Photo from a file</source>
        <translation>फ़ाइल से फ़ोटो</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>तस्वीरें</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>फ़ोटो लें</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>फिर लें</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>फ़ोटो लें</translation>
    </message>
    <message>
        <source>Take photo…</source>
        <translation>फ़ोटो लें…</translation>
    </message>
    <message>
        <source>The camera is being opened…</source>
        <translation>कैमरा खोला जा रहा है…</translation>
    </message>
    <message>
        <source>This file is no picture that can be read.</source>
        <translation>इस फ़ाइल में पढ़ी जा सकने वाली तस्वीर नहीं है।</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>यही फ़ोटो रखें</translation>
    </message>
</context>
<context>
    <name>PrintJobs</name>
    <message>
        <source>&amp;Why again?</source>
        <translation>फिर क्यों? (&amp;W)</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>छपाई रद्द करें</translation>
    </message>
    <message>
        <source>Cancel this job?</source>
        <translation>यह छपाई रद्द करें?</translation>
    </message>
    <message>
        <source>Cancel this job…</source>
        <translation>यह छपाई रद्द करें…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>प्रति</translation>
    </message>
    <message>
        <source>Duplicate {number}</source>
        <translation>प्रतिलिपि {number}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>नहीं छपी</translation>
    </message>
    <message>
        <source>It is the same card, without a mark. A card that was lost is issued anew.</source>
        <translation>यह वही कार्ड है, बिना किसी निशान के। खोया हुआ कार्ड नया जारी होता है।</translation>
    </message>
    <message>
        <source>It will not be printed. The list keeps it.</source>
        <translation>यह नहीं छपेगी। सूची में बनी रहेगी।</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>रहने दें</translation>
    </message>
    <message>
        <source>Nothing was printed yet</source>
        <translation>अभी कुछ नहीं छपा</translation>
    </message>
    <message>
        <source>Once more, {number}</source>
        <translation>फिर छपा, {number}</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>काग़ज़</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Print a duplicate</source>
        <translation>प्रतिलिपि छापें</translation>
    </message>
    <message>
        <source>Print a duplicate…</source>
        <translation>प्रतिलिपि छापें…</translation>
    </message>
    <message>
        <source>Print jobs</source>
        <translation>छपाई</translation>
    </message>
    <message>
        <source>Print this job</source>
        <translation>इसे छापें</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>छप गई</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>प्रिंटर</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>The paper says DUPLICATE, its number, your name and the time.</source>
        <translation>काग़ज़ पर DUPLICATE · प्रतिलिपि, उसकी संख्या, आपका नाम और समय छपता है।</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Token slip {token}</source>
        <translation>टोकन पर्ची {token}</translation>
    </message>
    <message>
        <source>Token slip, damaged</source>
        <translation>टोकन पर्ची, ख़राब</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>बाक़ी</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>पूछेगा</translation>
    </message>
    <message>
        <source>e-Health card</source>
        <translation>ई-स्वास्थ्य कार्ड</translation>
    </message>
    <message>
        <source>e-Health card, A4 sheet</source>
        <translation>ई-स्वास्थ्य कार्ड, A4 पन्ना</translation>
    </message>
    <message>
        <source>{number} waiting</source>
        <translation>{number} बाक़ी</translation>
    </message>
    <message>
        <source>{register}, {days}</source>
        <translation>{register}, {days}</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>&amp;Department</source>
        <translation>विभाग (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>कमरा (&amp;R)</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>सभी विभाग</translation>
    </message>
    <message>
        <source>Any room</source>
        <translation>कोई भी कमरा</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>अगला बुलाएँ</translation>
    </message>
    <message>
        <source>Call this patient</source>
        <translation>इस मरीज़ को बुलाएँ</translation>
    </message>
    <message>
        <source>Call to: any room</source>
        <translation>कहाँ बुलाएँ: कोई भी कमरा</translation>
    </message>
    <message>
        <source>Called ×{times}</source>
        <translation>बुलाया ×{times}</translation>
    </message>
    <message>
        <source>Choose a department first, then call.</source>
        <translation>पहले विभाग चुनें, फिर बुलाएँ।</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>विभाग</translation>
    </message>
    <message>
        <source>Department shown</source>
        <translation>दिखाया गया विभाग</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा हुआ</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>आपातकालीन</translation>
    </message>
    <message>
        <source>Find a patient or scan a card; the visit is opened at the right.</source>
        <translation>मरीज़ खोजें या कार्ड स्कैन करें; विज़िट दाईं ओर खुलेगी।</translation>
    </message>
    <message>
        <source>Left unseen</source>
        <translation>बिना दिखाए गए</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>भेजें</translation>
    </message>
    <message>
        <source>Move elsewhere…</source>
        <translation>दूसरी जगह भेजें…</translation>
    </message>
    <message>
        <source>Move {token}</source>
        <translation>{token} को भेजें</translation>
    </message>
    <message>
        <source>Nobody is in the queue</source>
        <translation>कतार में कोई नहीं है</translation>
    </message>
    <message>
        <source>Nobody is waiting here.</source>
        <translation>यहाँ कोई प्रतीक्षा में नहीं है।</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>कोई प्रतीक्षा में नहीं है।</translation>
    </message>
    <message>
        <source>Open patient</source>
        <translation>मरीज़ खोलें</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>प्राथमिकता</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>कतार</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>फिर बुलाएँ</translation>
    </message>
    <message>
        <source>Room to call to</source>
        <translation>किस कमरे में बुलाएँ</translation>
    </message>
    <message>
        <source>Sex / age</source>
        <translation>लिंग / आयु</translation>
    </message>
    <message>
        <source>Slip: look, print again…</source>
        <translation>पर्ची: देखें, फिर छापें…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>परामर्श शुरू</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>पिछला काम वापस लें</translation>
    </message>
    <message>
        <source>Taken back: {token}.</source>
        <translation>वापस लिया गया: {token}।</translation>
    </message>
    <message>
        <source>The token and the place in the line stay as they are.</source>
        <translation>टोकन और कतार में जगह वही रहेगी।</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>वापस लेने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>वापस लेने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>This cannot be done with the chosen patient now.</source>
        <translation>चुने हुए मरीज़ के साथ यह अभी नहीं हो सकता।</translation>
    </message>
    <message>
        <source>This department is closed. Choose another.</source>
        <translation>यह विभाग बंद है। दूसरा चुनें।</translation>
    </message>
    <message>
        <source>This patient has been called already.</source>
        <translation>इस मरीज़ को पहले ही बुलाया जा चुका है।</translation>
    </message>
    <message>
        <source>This patient has left. Recall them if they are back.</source>
        <translation>यह मरीज़ चला गया है। लौट आया हो तो फिर बुलाएँ।</translation>
    </message>
    <message>
        <source>This patient is in consultation already.</source>
        <translation>यह मरीज़ पहले से परामर्श में है।</translation>
    </message>
    <message>
        <source>This patient is still waiting; call them first.</source>
        <translation>यह मरीज़ अभी प्रतीक्षा में है; पहले बुलाएँ।</translation>
    </message>
    <message>
        <source>This room does not belong to the department.</source>
        <translation>यह कमरा इस विभाग का नहीं है।</translation>
    </message>
    <message>
        <source>This token is not in today&apos;s queue.</source>
        <translation>यह टोकन आज की कतार में नहीं है।</translation>
    </message>
    <message>
        <source>This visit is cancelled.</source>
        <translation>यह विज़िट रद्द है।</translation>
    </message>
    <message>
        <source>This visit is done. Undo first if that was a mistake.</source>
        <translation>यह विज़िट पूरी हो चुकी है। ग़लती से हुआ हो तो पहले वापस लें।</translation>
    </message>
    <message>
        <source>This visit is not known here.</source>
        <translation>यह विज़िट यहाँ ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>Today&apos;s queue</source>
        <translation>आज की कतार</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Undo in the queue</source>
        <translation>कतार में वापस लें</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>प्रतीक्षा</translation>
    </message>
    <message>
        <source>Waiting-room display…</source>
        <translation>प्रतीक्षालय डिस्प्ले…</translation>
    </message>
    <message>
        <source>What happened in the queue was told twice, in two ways.</source>
        <translation>कतार की एक ही बात दो बार, दो तरह से बताई गई।</translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation>{hours}:{minutes} घंटे</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} मिनट</translation>
    </message>
    <message>
        <source>{token} has left.</source>
        <translation>{token}: मरीज़ चला गया।</translation>
    </message>
    <message>
        <source>{token} is done.</source>
        <translation>{token} पूरा हुआ।</translation>
    </message>
    <message>
        <source>{token} is in consultation.</source>
        <translation>{token} परामर्श में है।</translation>
    </message>
    <message>
        <source>{token} was called again.</source>
        <translation>{token} को फिर बुलाया गया।</translation>
    </message>
    <message>
        <source>{token} was called to {room}.</source>
        <translation>{token} को {room} में बुलाया गया।</translation>
    </message>
    <message>
        <source>{token} was called.</source>
        <translation>{token} को बुलाया गया।</translation>
    </message>
    <message>
        <source>{token} was moved.</source>
        <translation>{token} को भेज दिया गया।</translation>
    </message>
    <message>
        <source>नाम</source>
        <translation>हिन्दी नाम</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>सभी विभाग</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>लाने वाला</translation>
    </message>
    <message>
        <source>C</source>
        <translation>ब</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Daily return</source>
        <translation>दैनिक विवरणी</translation>
    </message>
    <message>
        <source>Date, time</source>
        <translation>तारीख़, समय</translation>
    </message>
    <message>
        <source>Day register</source>
        <translation>दैनिक रजिस्टर</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>विभाग</translation>
    </message>
    <message>
        <source>F</source>
        <translation>म</translation>
    </message>
    <message>
        <source>Father, husband, guardian</source>
        <translation>पिता, पति, अभिभावक</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>अभिभावक</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>इलाक़ा</translation>
    </message>
    <message>
        <source>M</source>
        <translation>पु</translation>
    </message>
    <message>
        <source>M men · F women · O other · ? sex not recorded · C children below {years} years · Σ sum</source>
        <translation>पु पुरुष · म महिला · अ अन्य · ? लिंग दर्ज नहीं · ब {years} वर्ष से छोटे बच्चे · Σ योग</translation>
    </message>
    <message>
        <source>MLC number</source>
        <translation>MLC संख्या</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>पहचान चिह्न</translation>
    </message>
    <message>
        <source>Medico-legal register</source>
        <translation>मेडिको-लीगल रजिस्टर</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>New
{kind}</source>
        <translation>नए
{kind}</translation>
    </message>
    <message>
        <source>New {kind}</source>
        <translation>नए {kind}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>क्रम</translation>
    </message>
    <message>
        <source>O</source>
        <translation>अ</translation>
    </message>
    <message>
        <source>Old
{kind}</source>
        <translation>पुराने
{kind}</translation>
    </message>
    <message>
        <source>Old {kind}</source>
        <translation>पुराने {kind}</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>पुलिस</translation>
    </message>
    <message>
        <source>Sex / age</source>
        <translation>लिंग / आयु</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>Σ</source>
        <translation>Σ</translation>
    </message>
</context>
<context>
    <name>Registration</name>
    <message>
        <source>Edit patient</source>
        <translation>मरीज़ का विवरण बदलें</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>रिकॉर्ड मिलाएँ</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>छपाई</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>कतार</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>रजिस्टर</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>रजिस्टर</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>पंजीकरण</translation>
    </message>
    <message>
        <source>Token slip</source>
        <translation>टोकन पर्ची</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>अज्ञात</translation>
    </message>
    <message>
        <source>e-Health card</source>
        <translation>ई-स्वास्थ्य कार्ड</translation>
    </message>
</context>
<context>
    <name>Reprint</name>
    <message>
        <source>A second copy is needed</source>
        <translation>दूसरी प्रति चाहिए</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>पढ़ी नहीं जा रही</translation>
    </message>
    <message>
        <source>The patient lost it</source>
        <translation>मरीज़ से खो गई</translation>
    </message>
    <message>
        <source>The printer spoilt it</source>
        <translation>प्रिंटर ने ख़राब कर दी</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>&amp;Why again?</source>
        <translation>फिर क्यों? (&amp;W)</translation>
    </message>
    <message>
        <source>Cancelled {when}, {who}</source>
        <translation>रद्द {when}, {who}</translation>
    </message>
    <message>
        <source>Duplicate {number}: {said}</source>
        <translation>प्रतिलिपि {number}: {said}</translation>
    </message>
    <message>
        <source>Not printed, {when}</source>
        <translation>नहीं छपी, {when}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Printed {when}, {who}</source>
        <translation>छपी {when}, {who}</translation>
    </message>
    <message>
        <source>Slip of {token}</source>
        <translation>{token} की पर्ची</translation>
    </message>
    <message>
        <source>The slip as it is printed</source>
        <translation>पर्ची, जैसी छपती है</translation>
    </message>
    <message>
        <source>This visit was opened at another desk. What is printed here is a duplicate.</source>
        <translation>यह विज़िट दूसरे डेस्क पर खोली गई। यहाँ जो छपेगा वह प्रतिलिपि है।</translation>
    </message>
    <message>
        <source>Waits to be printed since {when}</source>
        <translation>{when} से छपने को बाक़ी</translation>
    </message>
</context>
<context>
    <name>TokenSlip</name>
    <message>
        <source>DUPLICATE · प्रतिलिपि {number}</source>
        <translation>DUPLICATE · प्रतिलिपि {number}</translation>
    </message>
    <message>
        <source>MLC</source>
        <translation>MLC</translation>
    </message>
    <message>
        <source>Medico-legal case</source>
        <translation>मेडिको-लीगल केस</translation>
    </message>
    <message>
        <source>Token slip</source>
        <translation>टोकन पर्ची</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>आगे · Ahead</source>
        <translation>आगे · Ahead</translation>
    </message>
    <message>
        <source>टोकन · Token</source>
        <translation>टोकन · Token</translation>
    </message>
    <message>
        <source>नाम · Name</source>
        <translation>नाम · Name</translation>
    </message>
    <message>
        <source>विज़िट · Visit</source>
        <translation>विज़िट · Visit</translation>
    </message>
    <message>
        <source>यह पर्ची हर काउंटर पर दिखाएँ
Show this slip at every counter</source>
        <translation>यह पर्ची हर काउंटर पर दिखाएँ
Show this slip at every counter</translation>
    </message>
    <message>
        <source>लिंग, आयु · Sex, age</source>
        <translation>लिंग, आयु · Sex, age</translation>
    </message>
    <message>
        <source>संख्या · UHID</source>
        <translation>संख्या · UHID</translation>
    </message>
    <message>
        <source>समय · Time</source>
        <translation>समय · Time</translation>
    </message>
</context>
<context>
    <name>Unknown</name>
    <message>
        <source>&amp;Age in years, about</source>
        <translation>आयु, लगभग वर्ष (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Brought by</source>
        <translation>लाने वाला (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation>विभाग (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Marks, clothes, belongings</source>
        <translation>पहचान चिह्न, कपड़े, सामान (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Police informed</source>
        <translation>पुलिस को सूचना (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Sex, as it appears</source>
        <translation>लिंग, जैसा दिखता है (&amp;S)</translation>
    </message>
    <message>
        <source>Kept as an estimate.</source>
        <translation>अनुमान के रूप में रखी जाती है।</translation>
    </message>
    <message>
        <source>Medico-&amp;legal case</source>
        <translation>मेडिको-लीगल (MLC) केस (&amp;L)</translation>
    </message>
    <message>
        <source>Name, or vehicle and belt number of the police.</source>
        <translation>नाम, या पुलिस का वाहन और बेल्ट नंबर।</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>Save, open the visit, print</source>
        <translation>सहेजें, विज़िट खोलें, छापें</translation>
    </message>
    <message>
        <source>Station and diary number, or why not yet.</source>
        <translation>थाना और डायरी संख्या, या अब तक क्यों नहीं।</translation>
    </message>
    <message>
        <source>The name is made by the program. When it is known, edit it or merge the record.</source>
        <translation>नाम प्रोग्राम बनाता है। पता चलने पर उसे बदलें या रिकॉर्ड मिलाएँ।</translation>
    </message>
    <message>
        <source>Token {token} was given.</source>
        <translation>टोकन {token} दिया गया।</translation>
    </message>
    <message>
        <source>Unknown patient (emergency)</source>
        <translation>अज्ञात मरीज़ (आपातकालीन)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>&amp;Brought by</source>
        <translation>लाने वाला (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Complaint</source>
        <translation>तकलीफ़ (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation>विभाग (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Marks of identification</source>
        <translation>पहचान चिह्न (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>कमरा (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Type of visit</source>
        <translation>विज़िट का प्रकार (&amp;T)</translation>
    </message>
    <message>
        <source>Already here today</source>
        <translation>आज पहले से यहाँ</translation>
    </message>
    <message>
        <source>Already here today with token {token}.</source>
        <translation>आज टोकन {token} के साथ पहले से यहाँ।</translation>
    </message>
    <message>
        <source>Any room</source>
        <translation>कोई भी कमरा</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Find one with F2, scan a card, or register a new one with F3.</source>
        <translation>F2 से खोजें, कार्ड स्कैन करें, या F3 से नया मरीज़ पंजीकृत करें।</translation>
    </message>
    <message>
        <source>Give a second token</source>
        <translation>दूसरा टोकन दें</translation>
    </message>
    <message>
        <source>Goes first</source>
        <translation>पहले जाएँगे</translation>
    </message>
    <message>
        <source>Last seen here on {day}.</source>
        <translation>पिछली बार यहाँ {day} को।</translation>
    </message>
    <message>
        <source>Medico-legal case</source>
        <translation>मेडिको-लीगल (MLC)</translation>
    </message>
    <message>
        <source>New or follow-&amp;up</source>
        <translation>नई या फ़ॉलो-अप (&amp;U)</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>नई विज़िट</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>कतार में अगला</translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation>अगला मरीज़</translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation>कोई मरीज़ खुला नहीं है</translation>
    </message>
    <message>
        <source>P&amp;olice informed</source>
        <translation>पुलिस को सूचना (&amp;O)</translation>
    </message>
    <message>
        <source>Patient pays {amount}</source>
        <translation>मरीज़ देगा {amount}</translation>
    </message>
    <message>
        <source>Patient pays {amount}: {why}</source>
        <translation>मरीज़ देगा {amount}: {why}</translation>
    </message>
    <message>
        <source>Pr&amp;iority: elderly, pregnant, disabled, very ill</source>
        <translation>प्राथमिकता: बुज़ुर्ग, गर्भवती, दिव्यांग, गंभीर (&amp;I)</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>पर्ची छापें</translation>
    </message>
    <message>
        <source>Referred &amp;from</source>
        <translation>कहाँ से भेजे गए (&amp;F)</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Save and print token</source>
        <translation>सहेजें और टोकन छापें</translation>
    </message>
    <message>
        <source>Station and diary number, or why not</source>
        <translation>थाना और डायरी संख्या, या क्यों नहीं</translation>
    </message>
    <message>
        <source>The price is not known yet.</source>
        <translation>मूल्य अभी तय नहीं है।</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Token {token} was given.</source>
        <translation>टोकन {token} दिया गया।</translation>
    </message>
    <message>
        <source>{number} before this patient</source>
        <translation>इनसे पहले {number}</translation>
    </message>
    <message>
        <source>{sentence} A second visit gets a second token.</source>
        <translation>{sentence} दूसरी विज़िट को दूसरा टोकन मिलता है।</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Called</source>
        <translation>बुलाया गया</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>आपातकालीन</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>फ़ॉलो-अप</translation>
    </message>
    <message>
        <source>IPD referral</source>
        <translation>IPD रेफ़रल</translation>
    </message>
    <message>
        <source>In consultation</source>
        <translation>परामर्श में</translation>
    </message>
    <message>
        <source>Laboratory only</source>
        <translation>केवल लैब</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>चले गए</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नई</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Pharmacy only</source>
        <translation>केवल फ़ार्मेसी</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>प्रतीक्षा में</translation>
    </message>
</context>
</TS>

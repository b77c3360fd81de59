<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>Aadhaar</name>
    <message>
        <source>This code is longer than any Aadhaar code. It was not read.</source>
        <translation>यह कोड किसी भी आधार कोड से लंबा है। इसे नहीं पढ़ा गया।</translation>
    </message>
</context>
<context>
    <name>Abha</name>
    <message>
        <source>A value in this ABHA code is too long. It was not used.</source>
        <translation>इस ABHA कोड का एक मान बहुत लंबा है। इसका उपयोग नहीं किया गया।</translation>
    </message>
    <message>
        <source>An ABHA address looks like name@abdm.</source>
        <translation>ABHA पता name@abdm जैसा होता है।</translation>
    </message>
    <message>
        <source>An ABHA number has 14 digits, such as 91-1234-5678-9012.</source>
        <translation>ABHA संख्या में 14 अंक होते हैं, जैसे 91-1234-5678-9012।</translation>
    </message>
    <message>
        <source>The date of birth in this ABHA code is not a real date. It was not used.</source>
        <translation>इस ABHA कोड की जन्मतिथि सही तारीख़ नहीं है। इसका उपयोग नहीं किया गया।</translation>
    </message>
    <message>
        <source>The date of birth in this ABHA code lies in the future. It was not used.</source>
        <translation>इस ABHA कोड की जन्मतिथि भविष्य की है। इसका उपयोग नहीं किया गया।</translation>
    </message>
    <message>
        <source>This ABHA code holds hidden characters. It was not used.</source>
        <translation>इस ABHA कोड में छिपे अक्षर हैं। इसका उपयोग नहीं किया गया।</translation>
    </message>
    <message>
        <source>This ABHA code is damaged. Scan it again.</source>
        <translation>यह ABHA कोड ख़राब है। इसे फिर से स्कैन करें।</translation>
    </message>
    <message>
        <source>This ABHA code says two different things. It was not used.</source>
        <translation>यह ABHA कोड दो अलग बातें कहता है। इसका उपयोग नहीं किया गया।</translation>
    </message>
    <message>
        <source>This code is longer than any ABHA card. It was not read.</source>
        <translation>यह कोड किसी भी ABHA कार्ड से लंबा है। इसे नहीं पढ़ा गया।</translation>
    </message>
    <message>
        <source>This code is not an ABHA card: name or ABHA number is missing.</source>
        <translation>यह कोड ABHA कार्ड नहीं है: नाम या ABHA संख्या नहीं है।</translation>
    </message>
    <message>
        <source>This code is not built like an ABHA card. It was not used.</source>
        <translation>यह कोड ABHA कार्ड जैसा नहीं बना है। इसका उपयोग नहीं किया गया।</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Anybody can make such a code. Compare it with the person and a document before you save.</source>
        <translation>ऐसा कोड कोई भी बना सकता है। सहेजने से पहले व्यक्ति और किसी दस्तावेज़ से मिलाएँ।</translation>
    </message>
    <message>
        <source>Issued by {issuer}. Compare name, age and sex with the person: a copied card verifies too.</source>
        <translation>{issuer} का जारी किया हुआ। नाम, उम्र और लिंग व्यक्ति से मिलाएँ: कार्ड की नक़ल भी सत्यापित होती है।</translation>
    </message>
    <message>
        <source>It is dated in the future. Check the date and time of this computer, then scan it again.</source>
        <translation>इस पर आगे की तारीख़ है। इस कंप्यूटर की तारीख़ और समय जाँचें, फिर दोबारा स्कैन करें।</translation>
    </message>
    <message>
        <source>It was changed or forged; nothing is taken from it. Keep it apart, search by name or phone, and tell the supervisor.</source>
        <translation>इसे बदला गया है या यह नक़ली है; इससे कुछ नहीं लिया गया। इसे अलग रखें, नाम या फ़ोन से खोजें, और पर्यवेक्षक को बताएँ।</translation>
    </message>
    <message>
        <source>It was withdrawn: lost, replaced, or printed by mistake. Ask for the newer card; if there is none, find the patient and compare with care.</source>
        <translation>इसे वापस लिया गया है: खो गया, बदला गया, या ग़लती से छपा था। नया कार्ड माँगें; न हो तो मरीज़ को खोजें और ध्यान से मिलाएँ।</translation>
    </message>
    <message>
        <source>Its time is over. Find the patient, compare name, age and sex, and print a new one.</source>
        <translation>इसकी अवधि समाप्त हो गई है। मरीज़ को खोजें, नाम, उम्र और लिंग मिलाएँ, और नया छापें।</translation>
    </message>
    <message>
        <source>No certificate of its issuer is installed here, so what it says is a claim. Compare it with the person and a document.</source>
        <translation>इसे जारी करने वाले का प्रमाणपत्र यहाँ नहीं लगा है, इसलिए इसमें लिखी बात केवल दावा है। व्यक्ति और किसी दस्तावेज़ से मिलाएँ।</translation>
    </message>
    <message>
        <source>Slip of {issuer}. Compare name, age and sex with the person.</source>
        <translation>{issuer} की पर्ची। नाम, उम्र और लिंग व्यक्ति से मिलाएँ।</translation>
    </message>
    <message>
        <source>Temporary card of {issuer}. Compare name, age and sex with the person; print a permanent card when the cloud can be reached.</source>
        <translation>{issuer} का अस्थायी कार्ड। नाम, उम्र और लिंग व्यक्ति से मिलाएँ; क्लाउड से संपर्क होने पर स्थायी कार्ड छापें।</translation>
    </message>
    <message>
        <source>The signature is genuine. Compare name, age and sex with the person.</source>
        <translation>हस्ताक्षर असली है। नाम, उम्र और लिंग व्यक्ति से मिलाएँ।</translation>
    </message>
    <message>
        <source>This desk does not know who issued it, so nothing is taken from it. Search by UHID, name or phone. For a card of this state, synchronise and scan it again.</source>
        <translation>यह डेस्क नहीं जानता कि इसे किसने जारी किया, इसलिए इससे कुछ नहीं लिया गया। UHID, नाम या फ़ोन से खोजें। इस राज्य का कार्ड हो तो सिंक करके फिर स्कैन करें।</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>under 1 m</source>
        <translation>1 माह से कम</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} दिन</translation>
    </message>
    <message>
        <source>{count} m</source>
        <translation>{count} माह</translation>
    </message>
    <message>
        <source>{count} y</source>
        <translation>{count} वर्ष</translation>
    </message>
    <message>
        <source>~{count} m</source>
        <translation>~{count} माह</translation>
    </message>
    <message>
        <source>~{count} y</source>
        <translation>~{count} वर्ष</translation>
    </message>
</context>
<context>
    <name>AgeOrBirthField</name>
    <message>
        <source>35, 8m or 12/3/1984</source>
        <translation>35, 8m या 12/3/1984</translation>
    </message>
    <message>
        <source>{age} · born {born}</source>
        <translation>{age} · जन्म {born}</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>A phone or address was changed elsewhere</source>
        <translation>फ़ोन या पता कहीं और बदला गया</translation>
    </message>
    <message>
        <source>A record from the cloud could not be used</source>
        <translation>क्लाउड का एक रिकॉर्ड काम में नहीं लिया जा सका</translation>
    </message>
    <message>
        <source>A slip&apos;s patient has not come from the other desk</source>
        <translation>पर्ची का मरीज़ दूसरे डेस्क से नहीं आया</translation>
    </message>
    <message>
        <source>An old copy of the data was put back, or the computer stopped while a number was given. Numbering goes on under a new letter. Of these numbers this desk knows nothing: {reason}. Look for their papers, and tell whoever keeps the accounts.</source>
        <translation>डेटा की कोई पुरानी प्रति वापस रखी गई, या नंबर देते समय कंप्यूटर बंद हो गया। नंबर अब नए अक्षर के साथ चलेंगे। इन नंबरों के बारे में यह डेस्क कुछ नहीं जानता: {reason}। इनके काग़ज़ ढूँढें और हिसाब रखने वाले को बताएँ।</translation>
    </message>
    <message>
        <source>An old copy was put back, or another computer uses a copy of this desk. Nothing is sent until you say so. Make sure that no other computer works as this desk, wait until the update is done, then send again.</source>
        <translation>पुरानी प्रति वापस रखी गई, या कोई दूसरा कंप्यूटर इस डेस्क की प्रति चला रहा है। आपके कहने तक कुछ नहीं भेजा जाएगा। पक्का करें कि कोई दूसरा कंप्यूटर यह डेस्क नहीं चला रहा, अपडेट पूरा होने तक रुकें, फिर दोबारा भेजें।</translation>
    </message>
    <message>
        <source>Desk and cloud do not hold the same</source>
        <translation>डेस्क और क्लाउड में एक जैसा डेटा नहीं है</translation>
    </message>
    <message>
        <source>It is kept and will be tried again after the next update ({reason}).</source>
        <translation>इसे रखा गया है और अगले अपडेट के बाद फिर कोशिश होगी ({reason})।</translation>
    </message>
    <message>
        <source>It is safe on this desk. The cloud said: {reason}. Put the record right, then send it again; if that does not help, call the helpline.</source>
        <translation>यह इस डेस्क पर सुरक्षित है। क्लाउड ने कहा: {reason}। रिकॉर्ड ठीक करें, फिर दोबारा भेजें; फिर भी न हो तो हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>No bill and no receipt is given here, so that no number is given twice. A desk of a cloud joins it again with a new code. One that stands alone: a supervisor and a second person confirm in the settings that the old computer is out of use.</source>
        <translation>यहाँ कोई बिल और कोई रसीद नहीं दी जाती, ताकि कोई नंबर दो बार न निकले। क्लाउड से जुड़ा डेस्क नए कोड से दोबारा जुड़े। अकेला डेस्क हो तो पर्यवेक्षक और एक दूसरा व्यक्ति सेटिंग में पुष्टि करें कि पुराना कंप्यूटर अब इस्तेमाल में नहीं है।</translation>
    </message>
    <message>
        <source>Nothing is lost on this desk. Tell the helpline; they will compare the two.</source>
        <translation>इस डेस्क पर कुछ नहीं खोया है। हेल्पलाइन को बताएँ; वे दोनों का मिलान करेंगे।</translation>
    </message>
    <message>
        <source>Numbering of bills and receipts has begun anew</source>
        <translation>बिल और रसीद के नंबर नए सिरे से शुरू हुए हैं</translation>
    </message>
    <message>
        <source>Numbers of bills or receipts may be missing on this desk</source>
        <translation>इस डेस्क पर बिल या रसीद के कुछ नंबर छूटे हो सकते हैं</translation>
    </message>
    <message>
        <source>Records from the time when two patients were one</source>
        <translation>उस समय के रिकॉर्ड, जब दो मरीज़ एक माने गए थे</translation>
    </message>
    <message>
        <source>Someone changed this patient elsewhere at the same time. Choose what is right.</source>
        <translation>इसी समय किसी और ने भी इस मरीज़ का रिकॉर्ड बदला। जो सही हो उसे चुनें।</translation>
    </message>
    <message>
        <source>Something needs a look</source>
        <translation>इसे देखने की ज़रूरत है</translation>
    </message>
    <message>
        <source>The cloud refused a record</source>
        <translation>क्लाउड ने एक रिकॉर्ड अस्वीकार किया</translation>
    </message>
    <message>
        <source>The marks of the last numbers are lost on this computer, so numbering goes on under a new letter. If an old copy of the data was put back, there may be papers with numbers after {reason} of which this desk knows nothing: look for them.</source>
        <translation>इस कंप्यूटर पर आख़िरी नंबरों के निशान खो गए हैं, इसलिए नंबर अब नए अक्षर के साथ चलेंगे। अगर डेटा की पुरानी प्रति वापस रखी गई थी, तो {reason} के बाद के नंबरों वाले ऐसे काग़ज़ हो सकते हैं जिनके बारे में यह डेस्क कुछ नहीं जानता: उन्हें ढूँढें।</translation>
    </message>
    <message>
        <source>The newer value from the cloud is used. Check it with the patient at the next visit.</source>
        <translation>क्लाउड का नया मान काम में लिया गया है। अगली बार मरीज़ से इसकी पुष्टि करें।</translation>
    </message>
    <message>
        <source>They stayed with the patient kept: {reason}. Look at each. What is the other patient&apos;s must be taken back and entered again with them.</source>
        <translation>वे रखे गए मरीज़ के पास ही हैं: {reason}। हर एक को देखें। जो दूसरे मरीज़ का है, उसे वापस लें और उस मरीज़ के नाम फिर से दर्ज करें।</translation>
    </message>
    <message>
        <source>They were registered here from their card. Open a visit for them: with it the cloud sends what the other facility recorded, and both are put together.</source>
        <translation>इन्हें यहाँ इनके कार्ड से पंजीकृत किया गया। इनके लिए विज़िट खोलें: उससे क्लाउड दूसरे केंद्र का रिकॉर्ड भेजता है, और दोनों मिला दिए जाते हैं।</translation>
    </message>
    <message>
        <source>This desk was brought here from another computer</source>
        <translation>यह डेस्क किसी दूसरे कंप्यूटर से यहाँ लाया गया है</translation>
    </message>
    <message>
        <source>This desk&apos;s data is older than what it has sent</source>
        <translation>इस डेस्क का डेटा उसके भेजे हुए डेटा से पुराना है</translation>
    </message>
    <message>
        <source>This matter has been settled already.</source>
        <translation>यह मामला निपटाया जा चुका है।</translation>
    </message>
    <message>
        <source>This patient is known at another facility</source>
        <translation>यह मरीज़ दूसरे केंद्र पर भी ज्ञात है</translation>
    </message>
    <message>
        <source>This patient or visit was taken up from a slip of {reason} three days ago, and that desk has not sent it. Ask whether it is switched on and synchronises. What was done here is kept.</source>
        <translation>यह मरीज़ या विज़िट तीन दिन पहले {reason} की पर्ची से लिया गया था, और उस डेस्क ने इसे अब तक नहीं भेजा। पूछें कि वह डेस्क चालू है और सिंक कर रहा है या नहीं। यहाँ जो किया गया, वह सुरक्षित है।</translation>
    </message>
    <message>
        <source>Two people changed the same thing</source>
        <translation>दो लोगों ने एक ही चीज़ बदली</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
</context>
<context>
    <name>AttentionScreen</name>
    <message>
        <source>A supervisor settles this.</source>
        <translation>इसे पर्यवेक्षक निपटाते हैं।</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>आयु</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>जन्मतिथि</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>दूसरी जगह</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>यहाँ</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>उपयोग में</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>हमारा रखें</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation>ध्यान देने योग्य कुछ नहीं है</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>संख्याएँ</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Relatives</source>
        <translation>रिश्तेदार</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>देख लिया</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>फिर भेजें</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>उनका लें</translation>
    </message>
    <message>
        <source>What the cloud refuses, or what two people change at once, is shown here.</source>
        <translation>क्लाउड जो अस्वीकार करता है, या दो लोग एक साथ जो बदलते हैं, वह यहाँ दिखता है।</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Please wait</source>
        <translation>कृपया प्रतीक्षा करें</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Another program is using the camera. Close that program; or type.</source>
        <translation>कैमरे को कोई दूसरा प्रोग्राम चला रहा है। वह प्रोग्राम बंद करें; या टाइप करें।</translation>
    </message>
    <message>
        <source>No camera answers. Plug one in; or type.</source>
        <translation>कोई कैमरा नहीं मिल रहा। कैमरा लगाएँ; या टाइप करें।</translation>
    </message>
    <message>
        <source>The camera is switched off by its privacy switch or cover. Open it, or type.</source>
        <translation>कैमरा प्राइवेसी स्विच या ढक्कन से बंद है। उसे खोलें, या टाइप करें।</translation>
    </message>
    <message>
        <source>The camera sends no picture. Another program may be using it; close that one, or type.</source>
        <translation>कैमरे से चित्र नहीं आ रहा। शायद कोई और प्रोग्राम उसे उपयोग कर रहा है; उसे बंद करें, या टाइप करें।</translation>
    </message>
    <message>
        <source>The camera was unplugged or stopped. Check its cable; it is tried again by itself.</source>
        <translation>कैमरा निकल गया है या रुक गया है। उसका तार देखें; कोशिश अपने-आप फिर होगी।</translation>
    </message>
    <message>
        <source>The picture is black. Take the cover off, or make light; or type.</source>
        <translation>चित्र काला है। ढक्कन हटाएँ या रोशनी करें; या टाइप करें।</translation>
    </message>
    <message>
        <source>This computer does not let the program use the camera. Tell IT; meanwhile type.</source>
        <translation>यह कंप्यूटर प्रोग्राम को कैमरा चलाने नहीं देता। आईटी को बताएँ; तब तक टाइप करें।</translation>
    </message>
    <message>
        <source>The camera takes too long to open. Unplug it and plug it in again, or type.</source>
        <translation>कैमरा खुलने में बहुत समय ले रहा है। उसे निकालकर फिर लगाएँ, या टाइप करें।</translation>
    </message>
    <message>
        <source>The picture stands still. Unplug the camera and plug it in again, or type.</source>
        <translation>चित्र रुका हुआ है। कैमरा निकालकर फिर लगाएँ, या टाइप करें।</translation>
    </message>
</context>
<context>
    <name>CameraChoice</name>
    <message>
        <source>Camera</source>
        <translation>कैमरा</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Beep when read</source>
        <translation>पढ़ने पर बीप</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>कैमरे का चित्र</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Choose a picture of the card</source>
        <translation>कार्ड का चित्र चुनें</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>चित्र चुनें…</translation>
    </message>
    <message>
        <source>Hold the code of the card in front of the camera.</source>
        <translation>कार्ड का कोड कैमरे के सामने रखें।</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>चित्र ({patterns})</translation>
    </message>
    <message>
        <source>Read.</source>
        <translation>पढ़ लिया।</translation>
    </message>
    <message>
        <source>Scan a card</source>
        <translation>कार्ड स्कैन करें</translation>
    </message>
    <message>
        <source>The camera is being opened…</source>
        <translation>कैमरा खोला जा रहा है…</translation>
    </message>
    <message>
        <source>UHID or ABHA number</source>
        <translation>UHID या ABHA संख्या</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>उपयोग करें</translation>
    </message>
    <message>
        <source>or type UHID or ABHA number</source>
        <translation>या UHID अथवा ABHA संख्या टाइप करें</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>The signature is genuine, but this program cannot read the card. Search by the printed UHID.</source>
        <translation>हस्ताक्षर असली है, पर यह प्रोग्राम इस कार्ड को नहीं पढ़ सकता। छपे हुए UHID से खोजें।</translation>
    </message>
    <message>
        <source>This card&apos;s code is damaged. Scan it again, or search by the printed UHID.</source>
        <translation>इस कार्ड का कोड ख़राब है। फिर से स्कैन करें, या छपे हुए UHID से खोजें।</translation>
    </message>
</context>
<context>
    <name>CardDesk</name>
    <message>
        <source>Not the same person: this record is put away. Search by name, and keep the card for the supervisor.</source>
        <translation>यह वही व्यक्ति नहीं: यह रिकॉर्ड हटा दिया गया। नाम से खोजें, और कार्ड सुपरवाइज़र के लिए रख लें।</translation>
    </message>
    <message>
        <source>Taken over, as from a card.</source>
        <translation>“कार्ड से” के रूप में लिख लिया गया।</translation>
    </message>
    <message>
        <source>The record says all of it already.</source>
        <translation>रिकॉर्ड में यह सब पहले से है।</translation>
    </message>
</context>
<context>
    <name>CardDialogs</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n अंतर</numerusform>
            <numerusform>%n अंतर</numerusform>
        </translation>
    </message>
    <message>
        <source>Card and record</source>
        <translation>कार्ड और रिकॉर्ड</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>मिलान</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>जानकारी</translation>
    </message>
    <message>
        <source>In the record</source>
        <translation>रिकॉर्ड में</translation>
    </message>
    <message>
        <source>Is it this person?</source>
        <translation>क्या यह वही व्यक्ति है?</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>रहने दें</translation>
    </message>
    <message>
        <source>Look at the person, and at both columns. A card that is genuine may still be another&apos;s.</source>
        <translation>व्यक्ति को और दोनों खानों को देखें। असली कार्ड भी किसी और का हो सकता है।</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>कोई अंतर नहीं</translation>
    </message>
    <message>
        <source>Not the same (Esc)</source>
        <translation>वही नहीं (Esc)</translation>
    </message>
    <message>
        <source>On the card</source>
        <translation>कार्ड पर</translation>
    </message>
    <message>
        <source>Same person  ↵</source>
        <translation>वही व्यक्ति  ↵</translation>
    </message>
    <message>
        <source>Search for this person  ↵</source>
        <translation>इस व्यक्ति को खोजें  ↵</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>लिख लें</translation>
    </message>
    <message>
        <source>Take over from the card?</source>
        <translation>कार्ड से लिख लें?</translation>
    </message>
    <message>
        <source>The card says this; the record does not. Ask the patient. It is kept as “from a card”.</source>
        <translation>यह कार्ड में है, रिकॉर्ड में नहीं। मरीज़ से पूछें। यह “कार्ड से” के रूप में लिखा जाएगा।</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>अलग</translation>
    </message>
    <message>
        <source>only on the card</source>
        <translation>केवल कार्ड पर</translation>
    </message>
    <message>
        <source>same</source>
        <translation>समान</translation>
    </message>
</context>
<context>
    <name>CardHealth</name>
    <message>
        <source>Allergy to cow&apos;s milk protein</source>
        <translation>गाय के दूध के प्रोटीन से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to egg protein</source>
        <translation>अंडे के प्रोटीन से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to fish</source>
        <translation>मछली से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to nut</source>
        <translation>मेवों से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to peanut</source>
        <translation>मूँगफली से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to penicillin</source>
        <translation>पेनिसिलिन से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to shellfish</source>
        <translation>झींगा-केकड़े आदि से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy to wheat</source>
        <translation>गेहूँ से एलर्जी</translation>
    </message>
    <message>
        <source>Allergy, SNOMED CT {code}</source>
        <translation>एलर्जी, SNOMED CT {code}</translation>
    </message>
    <message>
        <source>Blood group {group}</source>
        <translation>रक्त समूह {group}</translation>
    </message>
    <message>
        <source>The record says blood group {held}. Clear that up first.</source>
        <translation>रिकॉर्ड में रक्त समूह {held} है। पहले यह साफ़ करें।</translation>
    </message>
</context>
<context>
    <name>CardPairs</name>
    <message>
        <source>Age</source>
        <translation>आयु</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>जन्म</translation>
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
        <source>Name in its own letters</source>
        <translation>नाम, अपनी लिपि में</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>about {year}</source>
        <translation>लगभग {year}</translation>
    </message>
    <message>
        <source>{years} y</source>
        <translation>{years} वर्ष</translation>
    </message>
</context>
<context>
    <name>CardShown</name>
    <message>
        <source>ABHA code</source>
        <translation>ABHA कोड</translation>
    </message>
    <message>
        <source>Aadhaar code</source>
        <translation>आधार कोड</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Health certificate (EU, WHO)</source>
        <translation>स्वास्थ्य प्रमाणपत्र (EU, WHO)</translation>
    </message>
    <message numerus="yes">
        <source>List of withdrawn cards: %n day(s) old</source>
        <translation>
            <numerusform>वापस लिए कार्डों की सूची: %n दिन पुरानी</numerusform>
            <numerusform>वापस लिए कार्डों की सूची: %n दिन पुरानी</numerusform>
        </translation>
    </message>
    <message>
        <source>List of withdrawn cards: today&apos;s</source>
        <translation>वापस लिए कार्डों की सूची: आज की</translation>
    </message>
    <message>
        <source>No list of withdrawn cards</source>
        <translation>वापस लिए कार्डों की सूची नहीं है</translation>
    </message>
    <message>
        <source>SMART Health Card</source>
        <translation>SMART Health Card</translation>
    </message>
    <message>
        <source>Temporary e-health card</source>
        <translation>अस्थायी ई-स्वास्थ्य कार्ड</translation>
    </message>
    <message>
        <source>Token slip</source>
        <translation>टोकन पर्ची</translation>
    </message>
    <message>
        <source>e-health card</source>
        <translation>ई-स्वास्थ्य कार्ड</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message numerus="yes">
        <source>%n difference(s) from the record</source>
        <translation>
            <numerusform>रिकॉर्ड से %n अंतर</numerusform>
            <numerusform>रिकॉर्ड से %n अंतर</numerusform>
        </translation>
    </message>
    <message>
        <source>As in the record</source>
        <translation>रिकॉर्ड जैसा ही</translation>
    </message>
    <message>
        <source>Blood group, allergies</source>
        <translation>रक्त समूह, एलर्जी</translation>
    </message>
    <message>
        <source>Compare name, age, sex</source>
        <translation>नाम, आयु, लिंग मिलाएँ</translation>
    </message>
    <message>
        <source>Compared: same person</source>
        <translation>मिलाया: वही व्यक्ति</translation>
    </message>
    <message>
        <source>Put this card away</source>
        <translation>यह कार्ड हटाएँ</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>A card needs a UHID, and this patient has none yet. Connect this desk to the cloud.</source>
        <translation>कार्ड के लिए UHID चाहिए, और इस मरीज़ के पास अभी नहीं है। इस डेस्क को क्लाउड से जोड़ें।</translation>
    </message>
    <message>
        <source>A card needs the patient&apos;s UHID and name. Synchronise, then try again.</source>
        <translation>कार्ड के लिए मरीज़ का UHID और नाम चाहिए। सिंक करें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>A desk&apos;s certificate came twice, in two forms. The desk keeps the first.</source>
        <translation>एक डेस्क का प्रमाणपत्र दो बार, दो रूपों में आया। यह डेस्क पहला वाला रखता है।</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>ख़राब हो गया</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>अवधि समाप्त</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>खो गया</translation>
    </message>
    <message>
        <source>Permanent card</source>
        <translation>स्थायी कार्ड</translation>
    </message>
    <message>
        <source>Replaced by a newer card</source>
        <translation>नए कार्ड से बदला गया</translation>
    </message>
    <message>
        <source>Say why the card is issued.</source>
        <translation>बताएँ कि कार्ड क्यों जारी हो रहा है।</translation>
    </message>
    <message>
        <source>Say why the card is withdrawn.</source>
        <translation>बताएँ कि कार्ड क्यों वापस लिया जा रहा है।</translation>
    </message>
    <message>
        <source>Something on it is wrong</source>
        <translation>इस पर कुछ ग़लत है</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>चोरी हो गया</translation>
    </message>
    <message>
        <source>Temporary card</source>
        <translation>अस्थायी कार्ड</translation>
    </message>
    <message>
        <source>The cloud cannot be reached. Print a temporary card: it is valid for a year.</source>
        <translation>क्लाउड से संपर्क नहीं हो रहा। अस्थायी कार्ड छापें: वह एक साल तक मान्य है।</translation>
    </message>
    <message>
        <source>The cloud does not know this patient at this facility. Open a visit and synchronise.</source>
        <translation>क्लाउड इस केंद्र पर इस मरीज़ को नहीं जानता। विज़िट खोलें और सिंक करें।</translation>
    </message>
    <message>
        <source>The cloud has no key for cards yet. Tell IT; print a temporary card meanwhile.</source>
        <translation>क्लाउड के पास अभी कार्ड की कुंजी नहीं है। IT को बताएँ; तब तक अस्थायी कार्ड छापें।</translation>
    </message>
    <message>
        <source>The cloud says that you may not issue cards. Ask the administrator.</source>
        <translation>क्लाउड के अनुसार आप कार्ड जारी नहीं कर सकते। प्रशासक से पूछें।</translation>
    </message>
    <message>
        <source>The cloud sent an older list of issuers than this desk holds. The desk keeps its own.</source>
        <translation>क्लाउड ने जारीकर्ताओं की जो सूची भेजी, वह इस डेस्क की सूची से पुरानी है। डेस्क अपनी सूची रखता है।</translation>
    </message>
    <message>
        <source>The cloud sent an older list of withdrawn cards than this desk holds. The desk keeps its own.</source>
        <translation>क्लाउड ने वापस लिए गए कार्डों की जो सूची भेजी, वह इस डेस्क की सूची से पुरानी है। डेस्क अपनी सूची रखता है।</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer is no card. Nothing was kept.</source>
        <translation>क्लाउड का जवाब कोई कार्ड नहीं है। कुछ भी नहीं रखा गया।</translation>
    </message>
    <message>
        <source>The patient has died</source>
        <translation>मरीज़ की मृत्यु हो गई</translation>
    </message>
    <message>
        <source>The root of trust in this program is a demonstration&apos;s. Our own cards cannot be proven; tell IT.</source>
        <translation>इस प्रोग्राम की मूल कुंजी प्रदर्शन (डेमो) की है। हमारे अपने कार्ड प्रमाणित नहीं हो सकते; IT को बताएँ।</translation>
    </message>
    <message>
        <source>This came before the list of issuers that it is judged by.</source>
        <translation>यह उस जारीकर्ता सूची से पहले आ गया जिससे इसे परखा जाता है।</translation>
    </message>
    <message>
        <source>This card is not known at this desk. Open its patient first.</source>
        <translation>यह कार्ड इस डेस्क पर ज्ञात नहीं है। पहले इसके मरीज़ को खोलें।</translation>
    </message>
    <message>
        <source>This desk has joined no cloud, and the cloud issues the cards.</source>
        <translation>यह डेस्क किसी क्लाउड से जुड़ा नहीं है, और कार्ड क्लाउड जारी करता है।</translation>
    </message>
    <message>
        <source>This desk may not sign cards yet. Connect it to the cloud once, then try again.</source>
        <translation>यह डेस्क अभी कार्ड पर हस्ताक्षर नहीं कर सकता। इसे एक बार क्लाउड से जोड़ें, फिर दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>This patient has not reached the cloud yet. Synchronise, or print a temporary card.</source>
        <translation>यह मरीज़ अभी क्लाउड तक नहीं पहुँचा। सिंक करें, या अस्थायी कार्ड छापें।</translation>
    </message>
    <message>
        <source>This program was built without a root of trust: our own cards cannot be proven here. All else works.</source>
        <translation>यह प्रोग्राम मूल कुंजी के बिना बना है: हमारे अपने कार्ड यहाँ प्रमाणित नहीं हो सकते। बाक़ी सब काम करता है।</translation>
    </message>
    <message>
        <source>This record was merged into another one. Issue the card there.</source>
        <translation>यह रिकॉर्ड दूसरे में मिलाया जा चुका है। कार्ड वहाँ जारी करें।</translation>
    </message>
    <message>
        <source>Two cards carry the same number. Tell the helpline.</source>
        <translation>दो कार्डों पर एक ही नंबर है। हेल्पलाइन को बताएँ।</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>मान्य</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>वापस लिया गया</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>हर जगह</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>कुंजियाँ</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Choose…</source>
        <translation>चुनें…</translation>
    </message>
</context>
<context>
    <name>CodeState</name>
    <message>
        <source>Claim, not verified</source>
        <translation>दावा, सत्यापित नहीं</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>अवधि समाप्त</translation>
    </message>
    <message>
        <source>Issuer not known here</source>
        <translation>जारीकर्ता यहाँ ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>असली नहीं</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>सत्यापित</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>वापस लिया गया</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>A value on this card is too long. It was not used.</source>
        <translation>इस कार्ड पर लिखी कोई जानकारी बहुत लंबी है। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>The date of birth on this card is not a real one. It was not used.</source>
        <translation>इस कार्ड पर लिखी जन्मतिथि सही तारीख़ नहीं है। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This card holds hidden characters. It was not used.</source>
        <translation>इस कार्ड में छिपे हुए अक्षर हैं। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This card is damaged, or not built as it should be. It was not used.</source>
        <translation>यह कार्ड ख़राब है, या जैसा होना चाहिए वैसा नहीं बना है। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This card is not valid yet, or the clock of this computer is wrong.</source>
        <translation>यह कार्ड अभी मान्य नहीं हुआ है, या इस कंप्यूटर की घड़ी ग़लत है।</translation>
    </message>
    <message>
        <source>This code is damaged. Scan it again.</source>
        <translation>यह कोड ख़राब है। इसे फिर से स्कैन करें।</translation>
    </message>
    <message>
        <source>This code is far longer than any card. It was not read.</source>
        <translation>यह कोड किसी भी कार्ड से बहुत लंबा है। इसे नहीं पढ़ा गया।</translation>
    </message>
    <message>
        <source>This code unfolds to far more than any card holds. It was not read.</source>
        <translation>यह कोड खुलने पर किसी भी कार्ड से बहुत बड़ा है। इसे नहीं पढ़ा गया।</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Give the facility&apos;s name and its code together (--facility, --code).</source>
        <translation>स्वास्थ्य केंद्र का नाम और कोड साथ में दें (--facility, --code)।</translation>
    </message>
    <message>
        <source>Say who the first administrator is: {option}.</source>
        <translation>बताएँ कि पहला प्रशासक कौन है: {option}।</translation>
    </message>
    <message>
        <source>Say who you are at a terminal, or use --password-stdin.</source>
        <translation>टर्मिनल पर बताएँ कि आप कौन हैं, या --password-stdin का उपयोग करें।</translation>
    </message>
    <message>
        <source>The file cannot be read: {file}</source>
        <translation>फ़ाइल पढ़ी नहीं जा सकती: {file}</translation>
    </message>
    <message>
        <source>The file cannot be written: {file}</source>
        <translation>फ़ाइल लिखी नहीं जा सकती: {file}</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>फ़ाइल बहुत बड़ी है।</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>काम</translation>
    </message>
    <message>
        <source>Type a few letters…</source>
        <translation>कुछ अक्षर लिखें…</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>आप क्या करना चाहते हैं?</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Choose a scheme.</source>
        <translation>कोई योजना चुनें।</translation>
    </message>
    <message>
        <source>Say what was seen: nothing, a card or a document.</source>
        <translation>बताएँ कि क्या देखा गया: कुछ नहीं, कार्ड या दस्तावेज़।</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>अंतिम दिन पहले दिन से पहले का है।</translation>
    </message>
    <message>
        <source>This date is not in the calendar. Check day, month and year.</source>
        <translation>यह तारीख़ कैलेंडर में नहीं है। दिन, महीना और वर्ष जाँचें।</translation>
    </message>
    <message>
        <source>This scheme is not recorded, or was ended already.</source>
        <translation>यह योजना दर्ज नहीं है, या पहले ही समाप्त की जा चुकी है।</translation>
    </message>
    <message>
        <source>This scheme is recorded already.</source>
        <translation>यह योजना पहले से दर्ज है।</translation>
    </message>
    <message>
        <source>card seen</source>
        <translation>कार्ड देखा गया</translation>
    </message>
    <message>
        <source>document seen</source>
        <translation>दस्तावेज़ देखा गया</translation>
    </message>
    <message>
        <source>told, nothing seen</source>
        <translation>बताया गया, कुछ देखा नहीं गया</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy the report</source>
        <translation>रिपोर्ट कॉपी करें</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>काम जारी रखें</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>रिपोर्ट</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>प्रोग्राम में कुछ गड़बड़ हुई</translation>
    </message>
    <message>
        <source>What you saved is safe. You can go on working. If it happens again, give this report to the helpline; it holds no patient&apos;s data.</source>
        <translation>आपने जो सहेजा वह सुरक्षित है। आप काम जारी रख सकते हैं। फिर ऐसा हो तो यह रिपोर्ट हेल्पलाइन को दें; इसमें किसी मरीज़ का डेटा नहीं है।</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Choose from a calendar</source>
        <translation>कैलेंडर से चुनें</translation>
    </message>
    <message>
        <source>The date must not be after {date}.</source>
        <translation>तारीख़ {date} के बाद की नहीं हो सकती।</translation>
    </message>
    <message>
        <source>The date must not be before {date}.</source>
        <translation>तारीख़ {date} से पहले की नहीं हो सकती।</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>दिन/माह/वर्ष</translation>
    </message>
</context>
<context>
    <name>Decoder</name>
    <message>
        <source>The code reader is closed.</source>
        <translation>कोड पढ़ने वाला बंद है।</translation>
    </message>
    <message>
        <source>The code reader stopped and was started again. Show the card once more.</source>
        <translation>कोड पढ़ने वाला रुक गया था और फिर शुरू किया गया। कार्ड एक बार फिर दिखाएँ।</translation>
    </message>
    <message>
        <source>This picture file is too large. Choose one below 32 MB.</source>
        <translation>यह चित्र फ़ाइल बहुत बड़ी है। 32 MB से छोटी चुनें।</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>A demo is running in {folder} already.</source>
        <translation>{folder} में एक डेमो पहले से चल रहा है।</translation>
    </message>
    <message>
        <source>No card was printed.</source>
        <translation>कोई कार्ड नहीं छपा।</translation>
    </message>
    <message>
        <source>The count did not come out: {reason}</source>
        <translation>गिनती सही नहीं आई: {reason}</translation>
    </message>
    <message>
        <source>The demo&apos;s cloud could not be set up: {reason}</source>
        <translation>डेमो का क्लाउड तैयार नहीं हो सका: {reason}</translation>
    </message>
    <message>
        <source>The demo&apos;s cloud did not start. Look into {file}.</source>
        <translation>डेमो का क्लाउड शुरू नहीं हुआ। {file} देखें।</translation>
    </message>
    <message>
        <source>The script was played in this demo already. Leave out --keep.</source>
        <translation>इस डेमो में स्क्रिप्ट पहले ही चल चुकी है। --keep हटाकर चलाएँ।</translation>
    </message>
    <message>
        <source>This is a demo; nobody in it is real. User and password:
{people}</source>
        <translation>यह डेमो है; इसमें कोई असली व्यक्ति नहीं है। उपयोगकर्ता और पासवर्ड:
{people}</translation>
    </message>
    <message>
        <source>{folder} holds a real desk. Name another folder.</source>
        <translation>{folder} में असली डेस्क है। दूसरा फ़ोल्डर बताएँ।</translation>
    </message>
    <message>
        <source>{folder} holds something else. Name another folder.</source>
        <translation>{folder} में कुछ और है। दूसरा फ़ोल्डर बताएँ।</translation>
    </message>
</context>
<context>
    <name>DeskUi</name>
    <message>
        <source>A form is half-filled. It is kept for you and comes back when you sign in again.</source>
        <translation>एक फ़ॉर्म आधा भरा है। वह आपके लिए रखा गया है और फिर साइन इन करने पर लौट आएगा।</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>सहेजा गया।</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>स्कैनर</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग्स</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>साइन आउट</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>साइन आउट करें?</translation>
    </message>
    <message>
        <source>The cloud has not confirmed you for 14 days: you can read and add, not change.</source>
        <translation>क्लाउड ने 14 दिन से आपकी पुष्टि नहीं की है: आप पढ़ और जोड़ सकते हैं, बदल नहीं सकते।</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>यह कंप्यूटर</translation>
    </message>
    <message>
        <source>Your half-filled form is back.</source>
        <translation>आपका आधा भरा फ़ॉर्म लौट आया है।</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Write at least {least} characters.</source>
        <translation>कम से कम {least} अक्षर लिखें।</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>A demo: its key lies in a file.</source>
        <translation>डेमो: इसकी कुंजी एक फ़ाइल में है।</translation>
    </message>
    <message>
        <source>Add the slip printer in the system&apos;s settings. Slips can be saved as PDF meanwhile.</source>
        <translation>सिस्टम की सेटिंग्स में पर्ची का प्रिंटर जोड़ें। तब तक पर्चियाँ PDF में सहेजी जा सकती हैं।</translation>
    </message>
    <message>
        <source>Ask IT to give it a machine-id (in a container: the host&apos;s, or one that is kept).</source>
        <translation>आईटी से कहें कि इसे machine-id दें (कंटेनर में: होस्ट का, या जो बना रहे)।</translation>
    </message>
    <message>
        <source>Ask IT to let this account write there.</source>
        <translation>IT से कहें कि इस खाते को वहाँ लिखने दें।</translation>
    </message>
    <message>
        <source>Ask the cloud&apos;s administrator for a new code and join again: hims-desk enroll</source>
        <translation>क्लाउड के प्रशासक से नया कोड लें और दोबारा जुड़ें: hims-desk enroll</translation>
    </message>
    <message>
        <source>Bills and receipts are given on this computer.</source>
        <translation>बिल और रसीदें इसी कंप्यूटर पर दी जाती हैं।</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>कुछ जगह ख़ाली करें।</translation>
    </message>
    <message>
        <source>In the settings a supervisor and a second person confirm that the old one is gone.</source>
        <translation>सेटिंग में पर्यवेक्षक और एक दूसरा व्यक्ति पुष्टि करें कि पुराना कंप्यूटर अब नहीं है।</translation>
    </message>
    <message>
        <source>It could not be looked at.</source>
        <translation>इसे जाँचा नहीं जा सका।</translation>
    </message>
    <message>
        <source>Its driver does not answer.</source>
        <translation>इसका ड्राइवर उत्तर नहीं दे रहा।</translation>
    </message>
    <message>
        <source>Join with: hims-desk enroll --server URL --code CODE</source>
        <translation>जुड़ने के लिए: hims-desk enroll --server URL --code CODE</translation>
    </message>
    <message>
        <source>Let this computer set its clock from the network (NIC time servers).</source>
        <translation>इस कंप्यूटर की घड़ी नेटवर्क से मिलाएँ (NIC समय सर्वर)।</translation>
    </message>
    <message>
        <source>Never enter real patients in a demo.</source>
        <translation>डेमो में असली मरीज़ कभी न डालें।</translation>
    </message>
    <message>
        <source>No camera sends pictures here.</source>
        <translation>यहाँ कोई कैमरा चित्र नहीं भेज रहा।</translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>इस कंप्यूटर पर कोई प्रिंटर नहीं लगा है।</translation>
    </message>
    <message>
        <source>Open the desk once with the recovery password; the key is then kept here.</source>
        <translation>एक बार रिकवरी पासवर्ड से डेस्क खोलें; फिर कुंजी यहाँ रखी जाएगी।</translation>
    </message>
    <message>
        <source>Open the desk once.</source>
        <translation>डेस्क एक बार खोलें।</translation>
    </message>
    <message>
        <source>Plug one in and close other programs that use it. A scanner or typing works without it.</source>
        <translation>कैमरा लगाएँ और उसे उपयोग कर रहे प्रोग्राम बंद करें। उसके बिना स्कैनर या टाइपिंग काम करती है।</translation>
    </message>
    <message>
        <source>Printers: {names}.</source>
        <translation>प्रिंटर: {names}।</translation>
    </message>
    <message>
        <source>Run again with --recovery-stdin.</source>
        <translation>--recovery-stdin के साथ फिर चलाएँ।</translation>
    </message>
    <message>
        <source>Saving will feel slow. Ask IT about the disk.</source>
        <translation>सहेजना धीमा लगेगा। डिस्क के बारे में IT से पूछें।</translation>
    </message>
    <message>
        <source>Start a keyring service, or enter the recovery password at each start.</source>
        <translation>कीरिंग सेवा शुरू करें, या हर बार रिकवरी पासवर्ड डालें।</translation>
    </message>
    <message>
        <source>Stop work, delete nothing, call the helpline.</source>
        <translation>काम रोकें, कुछ न मिटाएँ, हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>Take no money and give out no stock; call the helpline.</source>
        <translation>न पैसे लें, न स्टॉक दें; हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>Tell the person responsible for data protection.</source>
        <translation>डेटा सुरक्षा के ज़िम्मेदार व्यक्ति को बताएँ।</translation>
    </message>
    <message>
        <source>The audit trail was changed at entry {n}.</source>
        <translation>ऑडिट रिकॉर्ड की प्रविष्टि {n} पर बदलाव हुआ है।</translation>
    </message>
    <message>
        <source>The books of stock and money do not agree with their own entries.</source>
        <translation>स्टॉक और पैसे के खाते अपनी ही प्रविष्टियों से मेल नहीं खाते।</translation>
    </message>
    <message>
        <source>The camera sends pictures.</source>
        <translation>कैमरा चित्र भेज रहा है।</translation>
    </message>
    <message>
        <source>The clock agrees with the cloud&apos;s.</source>
        <translation>घड़ी क्लाउड की घड़ी से मेल खाती है।</translation>
    </message>
    <message>
        <source>The clock is not behind the last entry; there is no cloud to compare it with.</source>
        <translation>घड़ी पिछली प्रविष्टि से पीछे नहीं है; मिलान के लिए कोई क्लाउड नहीं है।</translation>
    </message>
    <message>
        <source>The clock is wrong by about {minutes} minutes.</source>
        <translation>घड़ी लगभग {minutes} मिनट ग़लत है।</translation>
    </message>
    <message>
        <source>The cloud answers.</source>
        <translation>क्लाउड उत्तर दे रहा है।</translation>
    </message>
    <message>
        <source>The database cannot be looked at without its key.</source>
        <translation>डेटाबेस को उसकी कुंजी के बिना नहीं जाँचा जा सकता।</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>डेटाबेस ख़राब है।</translation>
    </message>
    <message>
        <source>The database is encrypted and whole; its audit trail holds.</source>
        <translation>डेटाबेस एन्क्रिप्टेड और पूरा है; ऑडिट रिकॉर्ड सही है।</translation>
    </message>
    <message>
        <source>The database waits for an update.</source>
        <translation>डेटाबेस को अपडेट चाहिए।</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written.</source>
        <translation>डेस्क के फ़ोल्डर में लिखा नहीं जा सकता।</translation>
    </message>
    <message>
        <source>The disk is slow: {ms} ms to write safely.</source>
        <translation>डिस्क धीमी है: सुरक्षित लिखने में {ms} ms।</translation>
    </message>
    <message>
        <source>The home server cannot be looked up without the database&apos;s key.</source>
        <translation>डेटाबेस की कुंजी के बिना होम सर्वर नहीं देखा जा सकता।</translation>
    </message>
    <message>
        <source>The key of the desk opens for this account.</source>
        <translation>इस खाते के लिए डेस्क की कुंजी खुलती है।</translation>
    </message>
    <message>
        <source>The marks of the numbers of bills and receipts cannot be kept: none is given.</source>
        <translation>बिल और रसीद के नंबरों के निशान रखे नहीं जा सकते: कोई नंबर नहीं दिया जाता।</translation>
    </message>
    <message>
        <source>This account holds no key of the desk.</source>
        <translation>इस खाते में डेस्क की कुंजी नहीं है।</translation>
    </message>
    <message>
        <source>This computer does not say which one it is: a copied desk is noticed late.</source>
        <translation>यह कंप्यूटर अपनी पहचान नहीं बताता: डेस्क की नक़ल देर से पता चलेगी।</translation>
    </message>
    <message>
        <source>This desk stands alone: it has joined no cloud.</source>
        <translation>यह डेस्क अकेला है: किसी क्लाउड से नहीं जुड़ा।</translation>
    </message>
    <message>
        <source>This desk was brought here from another computer: it gives no bill and no receipt.</source>
        <translation>यह डेस्क दूसरे कंप्यूटर से यहाँ लाया गया है: यह कोई बिल या रसीद नहीं देता।</translation>
    </message>
    <message>
        <source>Unplug it, restart the computer, and try again.</source>
        <translation>उसे निकालें, कंप्यूटर फिर शुरू करें और दोबारा कोशिश करें।</translation>
    </message>
    <message>
        <source>Whose computer this is cannot be looked up without the database&apos;s key.</source>
        <translation>डेटाबेस की कुंजी के बिना यह नहीं देखा जा सकता कि यह किसका कंप्यूटर है।</translation>
    </message>
    <message>
        <source>Work goes on without it. Check cable, proxy and the server&apos;s address with IT.</source>
        <translation>इसके बिना भी काम चलता है। तार, प्रॉक्सी और सर्वर का पता IT के साथ जाँचें।</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>{free} MB ख़ाली हैं।</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>This form is too large to be kept over the lock. Save it first.</source>
        <translation>यह फ़ॉर्म लॉक के पार रखने के लिए बहुत बड़ा है। पहले इसे सहेजें।</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>name sounds the same</source>
        <translation>नाम सुनने में एक जैसा</translation>
    </message>
    <message>
        <source>nearly the same year of birth</source>
        <translation>जन्म का वर्ष लगभग वही</translation>
    </message>
    <message>
        <source>same father&apos;s name</source>
        <translation>पिता का नाम वही</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>नाम वही</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>संख्या वही</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>फ़ोन वही</translation>
    </message>
    <message>
        <source>same year of birth</source>
        <translation>जन्म का वर्ष वही</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>मिलता-जुलता नाम</translation>
    </message>
</context>
<context>
    <name>Enrol</name>
    <message>
        <source>The address must begin with https: the line must be encrypted.</source>
        <translation>पता https से शुरू होना चाहिए: लाइन एन्क्रिप्टेड होनी चाहिए।</translation>
    </message>
    <message>
        <source>The cloud does not know this code. Check it letter by letter.</source>
        <translation>क्लाउड इस कोड को नहीं जानता। एक-एक अक्षर जाँचें।</translation>
    </message>
    <message>
        <source>This code has been used by another desk. Ask for a new one.</source>
        <translation>यह कोड दूसरे डेस्क ने उपयोग कर लिया है। नया माँगें।</translation>
    </message>
    <message>
        <source>This code is for another facility than this desk&apos;s.</source>
        <translation>यह कोड इस डेस्क के नहीं, किसी दूसरे स्वास्थ्य केंद्र का है।</translation>
    </message>
    <message>
        <source>This code is too old. Ask for a new one.</source>
        <translation>यह कोड बहुत पुराना है। नया माँगें।</translation>
    </message>
    <message>
        <source>This desk belongs to another cloud: {server}</source>
        <translation>यह डेस्क किसी दूसरे क्लाउड का है: {server}</translation>
    </message>
    <message>
        <source>This desk has joined a cloud already.</source>
        <translation>यह डेस्क पहले ही क्लाउड से जुड़ चुका है।</translation>
    </message>
    <message>
        <source>Type the cloud&apos;s address, like https://hims.example.gov.in</source>
        <translation>क्लाउड का पता टाइप करें, जैसे https://hims.example.gov.in</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>A hidden character is in this text. Delete it and type it again.</source>
        <translation>इसमें कोई छिपा हुआ अक्षर है। इसे मिटाकर फिर से लिखें।</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>इसे भरें।</translation>
    </message>
    <message>
        <source>This is too long. {most} characters are enough.</source>
        <translation>यह बहुत लंबा है। {most} अक्षर काफ़ी हैं।</translation>
    </message>
    <message>
        <source>This looks like an Aadhaar number. It may not be kept here; leave it out.</source>
        <translation>यह आधार संख्या लगती है। इसे यहाँ नहीं रखा जा सकता; इसे हटा दें।</translation>
    </message>
</context>
<context>
    <name>Facility</name>
    <message>
        <source>Another department already uses the letter {letter}.</source>
        <translation>अक्षर {letter} दूसरा विभाग पहले से उपयोग करता है।</translation>
    </message>
    <message>
        <source>Choose a department.</source>
        <translation>विभाग चुनें।</translation>
    </message>
    <message>
        <source>Choose a room.</source>
        <translation>कमरा चुनें।</translation>
    </message>
    <message>
        <source>The token letter is one letter from A to Z.</source>
        <translation>टोकन का अक्षर A से Z तक एक अक्षर होता है।</translation>
    </message>
    <message>
        <source>This desk has joined the cloud: departments and rooms are changed there.</source>
        <translation>यह डेस्क क्लाउड से जुड़ा है: विभाग और कमरे वहीं बदले जाते हैं।</translation>
    </message>
    <message>
        <source>This facility code is damaged. Scan the patient&apos;s card instead.</source>
        <translation>यह केंद्र कोड ख़राब है। इसके बजाय मरीज़ का कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>This is a facility&apos;s own code: patients scan it with their phone. Scan the patient&apos;s card.</source>
        <translation>यह केंद्र का अपना कोड है: मरीज़ इसे अपने फ़ोन से स्कैन करते हैं। मरीज़ का कार्ड स्कैन करें।</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>The desk&apos;s data may not lie in OneDrive, which copies files while they are written. Choose a folder on this computer&apos;s own disk, or ask IT to move it.</source>
        <translation>डेस्क का डेटा OneDrive में नहीं रखा जा सकता, वह लिखी जा रही फ़ाइलों की नकल करता है। इसी कंप्यूटर की डिस्क का फ़ोल्डर चुनें, या IT से हटवाएँ।</translation>
    </message>
    <message>
        <source>The desk&apos;s data may not lie in a roaming profile, which Windows copies away and back. Choose a folder on this computer&apos;s own disk, or ask IT to move it.</source>
        <translation>डेस्क का डेटा रोमिंग प्रोफ़ाइल में नहीं रखा जा सकता, Windows उसे इधर-उधर कॉपी करता है। इसी कंप्यूटर की डिस्क का फ़ोल्डर चुनें, या IT से हटवाएँ।</translation>
    </message>
    <message>
        <source>The desk&apos;s data may not lie on a network drive: what was saved can be lost there. Choose a folder on this computer&apos;s own disk, or ask IT to move it.</source>
        <translation>डेस्क का डेटा नेटवर्क ड्राइव पर नहीं रखा जा सकता: वहाँ सहेजा हुआ खो सकता है। इसी कंप्यूटर की डिस्क का फ़ोल्डर चुनें, या IT से हटवाएँ।</translation>
    </message>
    <message>
        <source>The desk&apos;s data may not lie on a removable disk. Choose a folder on this computer&apos;s own disk, or ask IT to move it.</source>
        <translation>डेस्क का डेटा निकाली जा सकने वाली डिस्क पर नहीं रखा जा सकता। इसी कंप्यूटर की डिस्क का फ़ोल्डर चुनें, या IT से हटवाएँ।</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Fill this in.</source>
        <translation>इसे भरें।</translation>
    </message>
    <message>
        <source>{name}, required</source>
        <translation>{name}, भरना ज़रूरी है</translation>
    </message>
</context>
<context>
    <name>Frames</name>
    <message>
        <source>This file holds no picture that can be shown.</source>
        <translation>इस फ़ाइल में दिखाने योग्य चित्र नहीं है।</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>&amp;Age or birth date</source>
        <translation>आयु या जन्मतिथि (&amp;A)</translation>
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
        <source>&amp;Mobile</source>
        <translation>मोबाइल (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>नाम (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;New patient</source>
        <translation>नया मरीज़ (&amp;N)</translation>
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
        <source>ABHA verified</source>
        <translation>ABHA सत्यापित</translation>
    </message>
    <message>
        <source>Age / sex</source>
        <translation>आयु / लिंग</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>महिला</translation>
    </message>
    <message>
        <source>General Medicine</source>
        <translation>सामान्य चिकित्सा</translation>
    </message>
    <message>
        <source>In few words</source>
        <translation>थोड़े शब्दों में</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>पुरुष</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>Name in Hindi</source>
        <translation>हिन्दी में नाम</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>नई विज़िट</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Paediatrics</source>
        <translation>बाल रोग</translation>
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
        <source>Penicillin allergy</source>
        <translation>पेनिसिलिन से एलर्जी</translation>
    </message>
    <message>
        <source>Print card</source>
        <translation>कार्ड छापें</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>कतार</translation>
    </message>
    <message>
        <source>Queue today</source>
        <translation>आज की कतार</translation>
    </message>
    <message>
        <source>Save and print token</source>
        <translation>सहेजें और टोकन छापें</translation>
    </message>
    <message>
        <source>Search name, UHID, ABHA, mobile… such as “ram kum 1984”</source>
        <translation>नाम, UHID, ABHA, मोबाइल से खोजें… जैसे “राम कुमार 1984”</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग्स</translation>
    </message>
    <message>
        <source>Sex / age</source>
        <translation>लिंग / आयु</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>Visit da&amp;te</source>
        <translation>विज़िट की तारीख़ (&amp;T)</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>प्रतीक्षा</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>Closer, please: the code is too small.</source>
        <translation>और पास लाएँ: कोड बहुत छोटा है।</translation>
    </message>
    <message>
        <source>Hold the card still.</source>
        <translation>कार्ड स्थिर रखें।</translation>
    </message>
    <message>
        <source>More light, please: the picture is too dark.</source>
        <translation>और रोशनी करें: चित्र बहुत अँधेरा है।</translation>
    </message>
    <message>
        <source>Turn the card a little: a lamp is mirrored, or the code is damaged.</source>
        <translation>कार्ड थोड़ा घुमाएँ: बत्ती की चमक पड़ रही है, या कोड ख़राब है।</translation>
    </message>
</context>
<context>
    <name>Handed</name>
    <message>
        <source>This card could not be taken over. Scan it again.</source>
        <translation>यह कार्ड नहीं लिया जा सका। फिर से स्कैन करें।</translation>
    </message>
</context>
<context>
    <name>Hcert</name>
    <message>
        <source>A kind of certificate that this desk cannot explain.</source>
        <translation>ऐसा प्रमाणपत्र जिसका मतलब यह डेस्क नहीं बता सकता।</translation>
    </message>
    <message>
        <source>Recovered from {disease}: first positive {date}, valid {first} to {last}, {country}</source>
        <translation>{disease} से ठीक हुए: पहली पॉज़िटिव जाँच {date}, {first} से {last} तक मान्य, {country}</translation>
    </message>
    <message>
        <source>Test {code} for {disease}: result {result}, {date}, {country}</source>
        <translation>{disease} की जाँच {code}: नतीजा {result}, {date}, {country}</translation>
    </message>
    <message>
        <source>This certificate is signed in a way that this desk does not know.</source>
        <translation>इस प्रमाणपत्र पर जिस तरह के हस्ताक्षर हैं, उन्हें यह डेस्क नहीं जानता।</translation>
    </message>
    <message>
        <source>Vaccination {code} against {disease}: dose {number} of {total}, {date}, {country}</source>
        <translation>{disease} का टीका {code}: खुराक {number}/{total}, {date}, {country}</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>A blood group is never over; it can only have been wrong.</source>
        <translation>रक्त समूह समाप्त नहीं होता; वह केवल ग़लत दर्ज हो सकता है।</translation>
    </message>
    <message>
        <source>Blood group {group} is recorded. Take it back before entering another.</source>
        <translation>रक्त समूह {group} दर्ज है। दूसरा दर्ज करने से पहले इसे वापस लें।</translation>
    </message>
    <message>
        <source>Choose a blood group: A, B, AB or O, with + or -.</source>
        <translation>रक्त समूह चुनें: A, B, AB या O, साथ में + या -।</translation>
    </message>
    <message>
        <source>Choose mild, moderate or severe.</source>
        <translation>हल्की, मध्यम या गंभीर चुनें।</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>हल्की</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>Say who this is known from: told, card or clinician.</source>
        <translation>बताएँ कि यह किससे पता चला: मरीज़ से, कार्ड से या चिकित्सक से।</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>गंभीर</translation>
    </message>
    <message>
        <source>This code is not known.</source>
        <translation>यह कोड ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>This is not recorded, or was taken back already.</source>
        <translation>यह दर्ज नहीं है, या पहले ही वापस लिया जा चुका है।</translation>
    </message>
    <message>
        <source>This is recorded already.</source>
        <translation>यह पहले से दर्ज है।</translation>
    </message>
    <message>
        <source>Write in words what it is.</source>
        <translation>यह क्या है, शब्दों में लिखें।</translation>
    </message>
    <message>
        <source>from a card</source>
        <translation>कार्ड से</translation>
    </message>
    <message>
        <source>from a clinician</source>
        <translation>चिकित्सक से</translation>
    </message>
    <message>
        <source>told by the patient</source>
        <translation>मरीज़ ने बताया</translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <source>A part of this program does not start: {name}. Install the program again.</source>
        <translation>प्रोग्राम का एक भाग शुरू नहीं हुआ: {name}। प्रोग्राम फिर से इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>The plugin that reads this is switched off.</source>
        <translation>इसे पढ़ने वाला प्लगइन बंद है।</translation>
    </message>
    <message>
        <source>The plugin {name} does not work and is switched off. The desk goes on.</source>
        <translation>प्लगइन {name} काम नहीं कर रहा और बंद कर दिया गया है। डेस्क चलता रहेगा।</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>A column is there twice.</source>
        <translation>एक कॉलम दो बार है।</translation>
    </message>
    <message>
        <source>A text may not begin with =, +, - or @.</source>
        <translation>लिखावट =, +, - या @ से शुरू नहीं हो सकती।</translation>
    </message>
    <message>
        <source>All of it stands already.</source>
        <translation>सब कुछ पहले से है।</translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>CSV फ़ाइलें</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>बदली</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>फ़ाइल चुनें… (&amp;F)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>Choose a file, or take the one that comes with the program.</source>
        <translation>फ़ाइल चुनें, या प्रोग्राम के साथ आई सूची लें।</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>कॉलम</translation>
    </message>
    <message>
        <source>Columns are missing: {names}.</source>
        <translation>ये कॉलम नहीं हैं: {names}।</translation>
    </message>
    <message>
        <source>Columns are not known: {names}.</source>
        <translation>ये कॉलम पहचाने नहीं गए: {names}।</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>लाएँ</translation>
    </message>
    <message>
        <source>Imported: {new} new, {changed} changed, {ended} ended.</source>
        <translation>आ गईं: {new} नई, {changed} बदली, {ended} बंद।</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>फिर चालू</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>पंक्ति</translation>
    </message>
    <message>
        <source>Line {line} is no CSV: a quotation mark is missing, or a cell is too long.</source>
        <translation>पंक्ति {line} CSV नहीं है: उद्धरण चिह्न छूटा है, या खाना बहुत लंबा है।</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नई</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>अभी कोई फ़ाइल नहीं</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>करने को कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing was imported. Wrong: {n}. Line {line}, {field}: {said}</source>
        <translation>कुछ नहीं आया। ग़लतियाँ: {n}। पंक्ति {line}, {field}: {said}</translation>
    </message>
    <message>
        <source>The columns are not divided by commas. Save the file as “CSV UTF-8”.</source>
        <translation>कॉलम अल्पविराम (,) से अलग नहीं हैं। फ़ाइल को “CSV UTF-8” के रूप में सहेजें।</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>फ़ाइल पढ़ी नहीं जा सकती।</translation>
    </message>
    <message>
        <source>The file has more than {most} lines. Divide it.</source>
        <translation>फ़ाइल में {most} से ज़्यादा पंक्तियाँ हैं। इसे बाँटें।</translation>
    </message>
    <message>
        <source>The file is being tried…</source>
        <translation>फ़ाइल जाँची जा रही है…</translation>
    </message>
    <message>
        <source>The file is not in UTF-8. Save it from the spreadsheet as “CSV UTF-8”.</source>
        <translation>फ़ाइल UTF-8 में नहीं है। स्प्रेडशीट से “CSV UTF-8” के रूप में सहेजें।</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>फ़ाइल बहुत बड़ी है।</translation>
    </message>
    <message>
        <source>This file cannot be imported</source>
        <translation>यह फ़ाइल नहीं लाई जा सकती</translation>
    </message>
    <message>
        <source>This is a workbook. Save it as “CSV UTF-8” and choose that file.</source>
        <translation>यह वर्कबुक है। इसे “CSV UTF-8” के रूप में सहेजकर वह फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>This line has {cells} cells, the first line has {columns}.</source>
        <translation>इस पंक्ति में {cells} खाने हैं, पहली पंक्ति में {columns}।</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>क्या ग़लत है</translation>
    </message>
    <message>
        <source>What would be done</source>
        <translation>क्या होगा</translation>
    </message>
    <message>
        <source>Write yes or no.</source>
        <translation>yes या no लिखें।</translation>
    </message>
    <message>
        <source>Wrong: {n}. Put that right in the file, and choose it again.</source>
        <translation>ग़लतियाँ: {n}। फ़ाइल में ठीक करके उसे फिर चुनें।</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {ended} ended, {same} as they are.</source>
        <translation>{new} नई, {changed} बदलेंगी, {ended} बंद होंगी, {same} वैसी ही।</translation>
    </message>
    <message>
        <source>{value} is in line {line} already.</source>
        <translation>{value} पंक्ति {line} में पहले से है।</translation>
    </message>
</context>
<context>
    <name>Issuers</name>
    <message>
        <source>This file cannot be read.</source>
        <translation>यह फ़ाइल पढ़ी नहीं जा सकी।</translation>
    </message>
    <message>
        <source>This is no such certificate.</source>
        <translation>यह वैसा प्रमाणपत्र नहीं है।</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>Not read by this version: {card}. Search by name or phone.</source>
        <translation>यह संस्करण इसे नहीं पढ़ता: {card}। नाम या फ़ोन से खोजें।</translation>
    </message>
    <message>
        <source>SMART Health Link, which needs the internet</source>
        <translation>SMART हेल्थ लिंक, जिसके लिए इंटरनेट चाहिए</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Expired: it could be used until {day}.</source>
        <translation>मियाद ख़त्म: इसे {day} तक ही इस्तेमाल किया जा सकता था।</translation>
    </message>
    <message>
        <source>Not enough on {day}: {has} there, {wanted} wanted.</source>
        <translation>{day} को काफ़ी नहीं: {has} मौजूद, {wanted} चाहिए।</translation>
    </message>
    <message>
        <source>Not enough: {has} there, {wanted} wanted.</source>
        <translation>काफ़ी नहीं है: {has} मौजूद, {wanted} चाहिए।</translation>
    </message>
    <message>
        <source>On hold: it may not be given out.</source>
        <translation>रोक लगी है: इसे दिया नहीं जा सकता।</translation>
    </message>
    <message>
        <source>Recalled: it may not be given out.</source>
        <translation>वापस मँगाई गई है: इसे दिया नहीं जा सकता।</translation>
    </message>
    <message>
        <source>Stopped: it may not be given out.</source>
        <translation>बंद की गई है: इसे दिया नहीं जा सकता।</translation>
    </message>
    <message>
        <source>This contradicts a movement that is already written. It was not taken over.</source>
        <translation>यह पहले से दर्ज एक लेन-देन से मेल नहीं खाता। इसे नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This was already taken back.</source>
        <translation>यह पहले ही वापस लिया जा चुका है।</translation>
    </message>
    <message>
        <source>{day} has not come yet.</source>
        <translation>{day} अभी नहीं आई है।</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>A desk&apos;s certificate is damaged. Cards of that desk are not known here.</source>
        <translation>किसी डेस्क का प्रमाणपत्र ख़राब है। उस डेस्क के कार्ड यहाँ ज्ञात नहीं हैं।</translation>
    </message>
    <message>
        <source>A desk&apos;s certificate is not signed by a trusted issuer. Cards of that desk are not known here.</source>
        <translation>किसी डेस्क के प्रमाणपत्र पर भरोसेमंद जारीकर्ता के हस्ताक्षर नहीं हैं। उस डेस्क के कार्ड यहाँ ज्ञात नहीं हैं।</translation>
    </message>
    <message>
        <source>The list of issuers is damaged. The desk keeps the one it has.</source>
        <translation>जारीकर्ताओं की सूची ख़राब है। डेस्क अपनी मौजूदा सूची रखता है।</translation>
    </message>
    <message>
        <source>The list of issuers is not signed for this program. The desk keeps the one it has.</source>
        <translation>जारीकर्ताओं की सूची पर इस प्रोग्राम के लिए हस्ताक्षर नहीं हैं। डेस्क अपनी मौजूदा सूची रखता है।</translation>
    </message>
    <message>
        <source>The list of schemes is damaged. The desk keeps the one it has.</source>
        <translation>योजनाओं की सूची खराब है। डेस्क अपनी पुरानी सूची रखता है।</translation>
    </message>
    <message>
        <source>The list of schemes is not signed by a trusted issuer. The desk keeps the one it has.</source>
        <translation>योजनाओं की सूची पर किसी भरोसेमंद जारीकर्ता के हस्ताक्षर नहीं हैं। डेस्क अपनी पुरानी सूची रखता है।</translation>
    </message>
    <message>
        <source>The list of withdrawn cards is damaged. The desk keeps the one it has.</source>
        <translation>वापस लिए गए कार्डों की सूची ख़राब है। डेस्क अपनी मौजूदा सूची रखता है।</translation>
    </message>
    <message>
        <source>The list of withdrawn cards is not signed by a trusted issuer. The desk keeps the one it has.</source>
        <translation>वापस लिए गए कार्डों की सूची पर भरोसेमंद जारीकर्ता के हस्ताक्षर नहीं हैं। डेस्क अपनी मौजूदा सूची रखता है।</translation>
    </message>
    <message>
        <source>The program&apos;s root of trust is damaged. Install the program again.</source>
        <translation>प्रोग्राम के भरोसे की मूल कुंजी ख़राब है। प्रोग्राम फिर से इंस्टॉल करें।</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>राशि शून्य से अधिक होनी चाहिए।</translation>
    </message>
    <message>
        <source>This amount is too large. Check what was typed.</source>
        <translation>यह राशि बहुत बड़ी है। जो लिखा है उसे जाँचें।</translation>
    </message>
    <message>
        <source>Type an amount in rupees, such as 250 or 12.50, with two decimals at the most.</source>
        <translation>रुपयों में राशि लिखें, जैसे 250 या 12.50; दशमलव के बाद ज़्यादा से ज़्यादा दो अंक।</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Rooms</source>
        <translation>स्क्रीनें</translation>
    </message>
    <message>
        <source>{title}, {waiting} waiting</source>
        <translation>{title}, {waiting} बाक़ी</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Write a whole number from {least} to {most}.</source>
        <translation>{least} से {most} तक की पूरी संख्या लिखें।</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>A second person must confirm it too.</source>
        <translation>एक दूसरे व्यक्ति को भी इसकी पुष्टि करनी होगी।</translation>
    </message>
    <message>
        <source>NOT SAVED. Another program gave a number just now: save again.</source>
        <translation>सहेजा नहीं गया। किसी दूसरे प्रोग्राम ने अभी एक नंबर दिया: दोबारा सहेजें।</translation>
    </message>
    <message>
        <source>NOT SAVED. No bill and no receipt can be given: this computer cannot keep the mark of the last number (disk full, or the folder may not be written). Free some space or tell IT, and save again.</source>
        <translation>सहेजा नहीं गया। कोई बिल और कोई रसीद नहीं दी जा सकती: यह कंप्यूटर आख़िरी नंबर का निशान नहीं रख पा रहा (डिस्क भरी है, या फ़ोल्डर में लिखने की अनुमति नहीं)। जगह ख़ाली करें या आईटी को बताएँ, फिर दोबारा सहेजें।</translation>
    </message>
    <message>
        <source>No bill and no receipt can be given: the facility&apos;s bill prefix is too long. Tell IT.</source>
        <translation>कोई बिल और कोई रसीद नहीं दी जा सकती: केंद्र का बिल-उपसर्ग बहुत लंबा है। आईटी को बताएँ।</translation>
    </message>
    <message>
        <source>No bill and no receipt can be given: this year&apos;s series was begun anew too often. Call the helpline.</source>
        <translation>कोई बिल और कोई रसीद नहीं दी जा सकती: इस साल की नंबर-शृंखला बहुत बार नए सिरे से शुरू हुई। हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This desk belongs to a cloud. Ask its administrator for a new code and join again with: hims-desk enroll</source>
        <translation>यह डेस्क क्लाउड से जुड़ा है। उसके प्रशासक से नया कोड लें और इससे दोबारा जुड़ें: hims-desk enroll</translation>
    </message>
    <message>
        <source>This desk is a copy from another computer. No bill and no receipt may be given here until it joins the cloud again, or a supervisor and a second person confirm that the old computer is out of use.</source>
        <translation>यह डेस्क किसी दूसरे कंप्यूटर की नक़ल है। यहाँ तब तक कोई बिल और कोई रसीद नहीं दी जा सकती जब तक यह क्लाउड से दोबारा न जुड़े, या पर्यवेक्षक और एक दूसरा व्यक्ति पुष्टि न करें कि पुराना कंप्यूटर अब इस्तेमाल में नहीं है।</translation>
    </message>
    <message>
        <source>This desk stands on its own computer: there is nothing to confirm.</source>
        <translation>यह डेस्क अपने ही कंप्यूटर पर है: पुष्टि करने को कुछ नहीं है।</translation>
    </message>
</context>
<context>
    <name>NumbersCard</name>
    <message>
        <source>Bills and receipts are given on this computer now.</source>
        <translation>अब बिल और रसीदें इस कंप्यूटर पर दी जाएँगी।</translation>
    </message>
    <message>
        <source>Numbers of bills and receipts</source>
        <translation>बिल और रसीद के नंबर</translation>
    </message>
    <message>
        <source>The first receipt of this year is {number} here.</source>
        <translation>इस साल की पहली रसीद यहाँ {number} है।</translation>
    </message>
    <message>
        <source>The old computer is out of use</source>
        <translation>पुराना कंप्यूटर अब इस्तेमाल में नहीं है</translation>
    </message>
    <message>
        <source>The old computer of this desk gives no bill and no receipt any more, for good. Here their numbers begin anew under another letter.</source>
        <translation>इस डेस्क का पुराना कंप्यूटर अब हमेशा के लिए कोई बिल या रसीद नहीं देगा। यहाँ उनके नंबर दूसरे अक्षर से नए सिरे से शुरू होंगे।</translation>
    </message>
    <message>
        <source>They are given on this computer only.</source>
        <translation>ये सिर्फ़ इसी कंप्यूटर पर दिए जाते हैं।</translation>
    </message>
    <message>
        <source>This computer does not say which one it is: that the desk was copied shows only by its marks, or at the cloud.</source>
        <translation>यह कंप्यूटर अपनी पहचान नहीं बताता: डेस्क की नक़ल हुई है, यह सिर्फ़ निशानों से या क्लाउड से पता चलेगा।</translation>
    </message>
    <message>
        <source>This desk was brought here from another computer: no bill and no receipt is given until a supervisor and a second person confirm that the old computer is out of use.</source>
        <translation>यह डेस्क दूसरे कंप्यूटर से यहाँ लाया गया है: कोई बिल और कोई रसीद तब तक नहीं दी जाएगी जब तक पर्यवेक्षक और एक दूसरा व्यक्ति पुष्टि न करें कि पुराना कंप्यूटर अब इस्तेमाल में नहीं है।</translation>
    </message>
    <message>
        <source>This desk was brought here from another computer: no bill and no receipt is given. Ask the cloud&apos;s administrator for a new code and join again with: hims-desk enroll</source>
        <translation>यह डेस्क दूसरे कंप्यूटर से यहाँ लाया गया है: कोई बिल और कोई रसीद नहीं दी जाती। क्लाउड के प्रशासक से नया कोड लें और इससे दोबारा जुड़ें: hims-desk enroll</translation>
    </message>
</context>
<context>
    <name>OpenCheck</name>
    <message>
        <source> or </source>
        <translation> या </translation>
    </message>
    <message>
        <source>Ask (no reason to skip)</source>
        <translation>पूछें (छोड़ने का कारण नहीं)</translation>
    </message>
    <message>
        <source>Ask the patient, then type one of them. With a card this is not asked.</source>
        <translation>मरीज़ से पूछें, फिर इनमें से एक टाइप करें। कार्ड होने पर यह नहीं पूछा जाता।</translation>
    </message>
    <message>
        <source>One more fact</source>
        <translation>एक और जानकारी</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Or open without asking, because</source>
        <translation>या बिना पूछे खोलें, क्योंकि</translation>
    </message>
    <message>
        <source>That does not match the record. Ask again.</source>
        <translation>यह रिकॉर्ड से मेल नहीं खाता। फिर पूछें।</translation>
    </message>
    <message>
        <source>Type what the patient said.</source>
        <translation>मरीज़ ने जो बताया वह टाइप करें।</translation>
    </message>
    <message>
        <source>father&apos;s name</source>
        <translation>पिता का नाम</translation>
    </message>
    <message>
        <source>last 4 digits of the mobile</source>
        <translation>मोबाइल के आख़िरी 4 अंक</translation>
    </message>
    <message>
        <source>year of birth</source>
        <translation>जन्म का वर्ष</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>A document was seen</source>
        <translation>दस्तावेज़ देखा गया</translation>
    </message>
    <message>
        <source>Known to me in person</source>
        <translation>मैं इन्हें स्वयं जानता/जानती हूँ</translation>
    </message>
    <message>
        <source>The patient cannot answer</source>
        <translation>मरीज़ उत्तर नहीं दे सकता</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong answers. Scan the card, ask a supervisor, or try again in %n minute(s).</source>
        <translation>
            <numerusform>बहुत से गलत उत्तर दिए गए। कार्ड स्कैन करें, सुपरवाइज़र से कहें, या %n मिनट बाद फिर कोशिश करें।</numerusform>
            <numerusform>बहुत से गलत उत्तर दिए गए। कार्ड स्कैन करें, सुपरवाइज़र से कहें, या %n मिनट बाद फिर कोशिश करें।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pack</name>
    <message>
        <source>Compare batch and serial number with the pack: the scanner may have run them together.</source>
        <translation>बैच और सीरियल नंबर पैकेट से मिला लें: हो सकता है स्कैनर ने दोनों को जोड़ दिया हो।</translation>
    </message>
    <message>
        <source>The date on this pack&apos;s code is not a real one. Read it from the print.</source>
        <translation>इस पैकेट के कोड में लिखी तारीख़ सही नहीं है। छपी हुई तारीख़ पढ़ लें।</translation>
    </message>
    <message>
        <source>The number of this pack has a wrong digit. Scan it again.</source>
        <translation>इस पैकेट के नंबर में कोई अंक ग़लत है। इसे फिर से स्कैन करें।</translation>
    </message>
    <message>
        <source>This GS1 code names no product: it is not a medicine pack&apos;s.</source>
        <translation>इस GS1 कोड में किसी उत्पाद का नंबर नहीं है: यह दवा के पैकेट का कोड नहीं है।</translation>
    </message>
    <message>
        <source>This code is longer than any medicine pack&apos;s. It was not read.</source>
        <translation>यह कोड दवा के किसी भी पैकेट के कोड से लंबा है। इसे नहीं पढ़ा गया।</translation>
    </message>
    <message>
        <source>This code is not a medicine pack&apos;s, or is damaged.</source>
        <translation>यह दवा के पैकेट का कोड नहीं है, या ख़राब है।</translation>
    </message>
    <message>
        <source>This pack&apos;s code holds hidden characters. It was not used.</source>
        <translation>इस पैकेट के कोड में छिपे हुए अक्षर हैं। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This pack&apos;s code is damaged, or not as GS1 has it. Scan it again.</source>
        <translation>इस पैकेट का कोड ख़राब है, या GS1 के अनुसार नहीं है। इसे फिर से स्कैन करें।</translation>
    </message>
    <message>
        <source>This pack&apos;s code says two different things. It was not used.</source>
        <translation>इस पैकेट का कोड दो अलग-अलग बातें कहता है। इसे काम में नहीं लिया गया।</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>This password is easy to guess. Choose another one.</source>
        <translation>यह पासवर्ड आसानी से बूझा जा सकता है। दूसरा चुनें।</translation>
    </message>
    <message>
        <source>Use at least {least} characters.</source>
        <translation>कम से कम {least} अक्षर रखें।</translation>
    </message>
    <message>
        <source>Use at most {most} characters.</source>
        <translation>अधिक से अधिक {most} अक्षर रखें।</translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message numerus="yes">
        <source>%n record(s) were made since these patients were merged. They stay with the patient kept. Check them.</source>
        <translation>
            <numerusform>इन मरीज़ों को मिलाने के बाद %n रिकॉर्ड बना। वह रखे गए मरीज़ के साथ रहेगा। उसे जाँचें।</numerusform>
            <numerusform>इन मरीज़ों को मिलाने के बाद %n रिकॉर्ड बने। वे रखे गए मरीज़ के साथ रहेंगे। उन्हें जाँचें।</numerusform>
        </translation>
    </message>
    <message>
        <source>A PIN code has 6 digits and does not begin with 0.</source>
        <translation>पिन कोड में 6 अंक होते हैं और वह 0 से शुरू नहीं होता।</translation>
    </message>
    <message>
        <source>A mobile number begins with 6, 7, 8 or 9.</source>
        <translation>मोबाइल नंबर 6, 7, 8 या 9 से शुरू होता है।</translation>
    </message>
    <message>
        <source>A mobile number has 10 digits; this has {found}.</source>
        <translation>मोबाइल नंबर में 10 अंक होते हैं; इसमें {found} हैं।</translation>
    </message>
    <message>
        <source>A name has at least one letter.</source>
        <translation>नाम में कम से कम एक अक्षर होता है।</translation>
    </message>
    <message>
        <source>A name has letters, spaces, dots, hyphens and apostrophes only.</source>
        <translation>नाम में केवल अक्षर, ख़ाली जगह, बिंदु, हाइफ़न (-) और ऊर्ध्व चिह्न (&apos;) होते हैं।</translation>
    </message>
    <message>
        <source>A phone number has digits only.</source>
        <translation>फ़ोन नंबर में केवल अंक होते हैं।</translation>
    </message>
    <message>
        <source>Aadhaar numbers are not kept here. Leave it out.</source>
        <translation>आधार संख्या यहाँ नहीं रखी जाती। इसे हटा दें।</translation>
    </message>
    <message>
        <source>Choose father, mother, spouse, guardian or child.</source>
        <translation>पिता, माता, पति/पत्नी, अभिभावक या संतान चुनें।</translation>
    </message>
    <message>
        <source>Choose male, female, other or unknown.</source>
        <translation>पुरुष, महिला, अन्य या अज्ञात चुनें।</translation>
    </message>
    <message>
        <source>Enter an age from 0 to {most} years.</source>
        <translation>0 से {most} वर्ष तक की आयु लिखें।</translation>
    </message>
    <message>
        <source>Enter the age or the date of birth.</source>
        <translation>आयु या जन्मतिथि लिखें।</translation>
    </message>
    <message>
        <source>Enter the patient&apos;s name.</source>
        <translation>मरीज़ का नाम लिखें।</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>महिला</translation>
    </message>
    <message>
        <source>Give a reason in words.</source>
        <translation>कारण शब्दों में लिखें।</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>पुरुष</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Record the patient&apos;s consent before keeping ABHA details.</source>
        <translation>ABHA विवरण रखने से पहले मरीज़ की सहमति दर्ज करें।</translation>
    </message>
    <message>
        <source>Say what the consent is for, in which language and how it was given.</source>
        <translation>बताएँ कि सहमति किसलिए है, किस भाषा में और कैसे दी गई।</translation>
    </message>
    <message>
        <source>Say why this record is opened without asking.</source>
        <translation>बताएँ कि यह रिकॉर्ड बिना पूछे क्यों खोला जा रहा है।</translation>
    </message>
    <message>
        <source>Someone else has changed this patient. Open the form again.</source>
        <translation>किसी और ने इस मरीज़ का विवरण बदल दिया है। फ़ॉर्म फिर से खोलें।</translation>
    </message>
    <message>
        <source>Someone like this is registered already. Is it the same person?</source>
        <translation>ऐसा ही कोई व्यक्ति पहले से पंजीकृत है। क्या यह वही व्यक्ति है?</translation>
    </message>
    <message>
        <source>The cloud says of two patients that each replaces the other.</source>
        <translation>क्लाउड दो मरीज़ों के लिए कहता है कि दोनों एक-दूसरे की जगह हैं।</translation>
    </message>
    <message>
        <source>The date of birth lies in the future.</source>
        <translation>जन्मतिथि आने वाले समय की है।</translation>
    </message>
    <message>
        <source>The day on which the age was told is not a real date.</source>
        <translation>जिस दिन आयु बताई गई, वह सही तारीख़ नहीं है।</translation>
    </message>
    <message>
        <source>The mother is recorded as male. Choose the mother.</source>
        <translation>माता का लिंग पुरुष दर्ज है। माता को चुनें।</translation>
    </message>
    <message>
        <source>The other patient is not known at this desk yet. Try again after a sync.</source>
        <translation>दूसरा मरीज़ अभी इस डेस्क पर ज्ञात नहीं है। सिंक के बाद फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The patient of this card is known here already. Scan the card to open them.</source>
        <translation>इस कार्ड का मरीज़ यहाँ पहले से ज्ञात है। खोलने के लिए कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>The photo is damaged or of another kind. Take it again.</source>
        <translation>फ़ोटो ख़राब है या दूसरे प्रकार की है। फिर से लें।</translation>
    </message>
    <message>
        <source>The photo is larger than 60 KB. Take it again.</source>
        <translation>फ़ोटो 60 KB से बड़ी है। फिर से लें।</translation>
    </message>
    <message>
        <source>These two are one patient already.</source>
        <translation>ये दोनों पहले से एक ही मरीज़ हैं।</translation>
    </message>
    <message>
        <source>These two were recorded with different sex. Correct that first, then merge.</source>
        <translation>इन दोनों का लिंग अलग-अलग दर्ज है। पहले उसे ठीक करें, फिर मिलाएँ।</translation>
    </message>
    <message>
        <source>This card has expired. Scan it again.</source>
        <translation>इस कार्ड की अवधि समाप्त हो गई है। इसे फिर स्कैन करें।</translation>
    </message>
    <message>
        <source>This card proves nothing. Register without it.</source>
        <translation>यह कार्ड कुछ प्रमाणित नहीं करता। इसके बिना पंजीकरण करें।</translation>
    </message>
    <message>
        <source>This date is not in the calendar. Check day, month and year.</source>
        <translation>यह तारीख़ कैलेंडर में नहीं है। दिन, महीना और वर्ष जाँचें।</translation>
    </message>
    <message>
        <source>This is more than {most} years ago.</source>
        <translation>यह {most} वर्ष से भी पहले की तारीख़ है।</translation>
    </message>
    <message>
        <source>This kind of number is not known here.</source>
        <translation>इस प्रकार की संख्या यहाँ ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>This language is not known.</source>
        <translation>यह भाषा ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>This patient has been merged already.</source>
        <translation>यह मरीज़ पहले ही मिलाया जा चुका है।</translation>
    </message>
    <message>
        <source>This patient is not known at this desk.</source>
        <translation>यह मरीज़ इस डेस्क पर ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>This patient is not merged into another.</source>
        <translation>यह मरीज़ किसी और में मिलाया नहीं गया है।</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>अज्ञात</translation>
    </message>
    <message>
        <source>Write this name in English letters.</source>
        <translation>यह नाम अंग्रेज़ी अक्षरों में लिखें।</translation>
    </message>
    <message>
        <source>Write this name in Hindi letters, or leave it empty.</source>
        <translation>यह नाम हिन्दी अक्षरों में लिखें, या ख़ाली छोड़ दें।</translation>
    </message>
    <message>
        <source>baby of this mother</source>
        <translation>इस माता का शिशु</translation>
    </message>
    <message>
        <source>same ABHA</source>
        <translation>वही ABHA</translation>
    </message>
    <message>
        <source>same UHID</source>
        <translation>वही UHID</translation>
    </message>
</context>
<context>
    <name>PatientFinder</name>
    <message>
        <source>New patient: “{text}”</source>
        <translation>नया मरीज़: “{text}”</translation>
    </message>
    <message>
        <source>None of these? Register a new patient.</source>
        <translation>इनमें से कोई नहीं? नया मरीज़ पंजीकृत करें।</translation>
    </message>
</context>
<context>
    <name>PatientStrip</name>
    <message>
        <source>Age / sex</source>
        <translation>आयु / लिंग</translation>
    </message>
    <message>
        <source>From</source>
        <translation>इलाक़ा</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>रिकॉर्ड खोलें</translation>
    </message>
    <message>
        <source>Put this patient away</source>
        <translation>इस मरीज़ को हटाएँ</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message>
        <source>A mobile number has 10 digits and begins with 6, 7, 8 or 9.</source>
        <translation>मोबाइल नंबर में 10 अंक होते हैं और वह 6, 7, 8 या 9 से शुरू होता है।</translation>
    </message>
</context>
<context>
    <name>PinField</name>
    <message>
        <source>A PIN code has 6 digits, such as 110095.</source>
        <translation>पिन कोड में 6 अंक होते हैं, जैसे 110095।</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>&amp;Copies</source>
        <translation>प्रतियाँ (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Printer</source>
        <translation>प्रिंटर (&amp;P)</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>प्रिंटर चुनें</translation>
    </message>
    <message>
        <source>More settings…</source>
        <translation>और सेटिंग्स…</translation>
    </message>
    <message>
        <source>No printer found</source>
        <translation>कोई प्रिंटर नहीं मिला</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>पृष्ठ {page}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>छपाई से पहले देखें</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>PDF सहेजें</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>PDF सहेजें…</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>{name} (default)</source>
        <translation>{name} (मुख्य)</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>Say why it is printed again.</source>
        <translation>बताएँ कि इसे फिर क्यों छापा जा रहा है।</translation>
    </message>
    <message>
        <source>The first print of this paper is still waiting. Print that one.</source>
        <translation>इस काग़ज़ की पहली छपाई अभी बाक़ी है। वही छापें।</translation>
    </message>
    <message>
        <source>This paper has already been printed or cancelled.</source>
        <translation>यह काग़ज़ छप चुका है या रद्द हो चुका है।</translation>
    </message>
    <message>
        <source>This print job is not known here.</source>
        <translation>यह प्रिंट कार्य यहाँ ज्ञात नहीं है।</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The PDF could not be made.</source>
        <translation>PDF नहीं बन सका।</translation>
    </message>
    <message>
        <source>The file could not be saved: {reason}.</source>
        <translation>फ़ाइल सहेजी नहीं जा सकी: {reason}।</translation>
    </message>
    <message>
        <source>The printer “{name}” did not take the job. Is it switched on?</source>
        <translation>प्रिंटर “{name}” ने काम नहीं लिया। क्या वह चालू है?</translation>
    </message>
    <message>
        <source>The printer “{name}” is not there.</source>
        <translation>प्रिंटर “{name}” नहीं मिला।</translation>
    </message>
</context>
<context>
    <name>ReadCard</name>
    <message>
        <source>No code was found in this picture.</source>
        <translation>इस तस्वीर में कोई कोड नहीं मिला।</translation>
    </message>
    <message>
        <source>The file of --trust is not what `hims-cloud keys export` writes.</source>
        <translation>--trust की फ़ाइल वह नहीं है जो `hims-cloud keys export` लिखता है।</translation>
    </message>
    <message>
        <source>The time is not one: write it like 2026-11-22T10:00:00Z.</source>
        <translation>यह समय नहीं है: इस तरह लिखें 2026-11-22T10:00:00Z।</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>यह फ़ाइल नहीं खुल सकती।</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>यह फ़ाइल खाली है।</translation>
    </message>
    <message>
        <source>This file is too large: 32 MB at the most.</source>
        <translation>यह फ़ाइल बहुत बड़ी है: अधिक से अधिक 32 MB।</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>No code was found in this picture.</source>
        <translation>इस चित्र में कोई कोड नहीं मिला।</translation>
    </message>
    <message>
        <source>Show one code at a time.</source>
        <translation>एक बार में एक ही कोड दिखाएँ।</translation>
    </message>
    <message>
        <source>This file cannot be opened. Choose another picture.</source>
        <translation>यह फ़ाइल नहीं खुलती। दूसरा चित्र चुनें।</translation>
    </message>
    <message>
        <source>This file is empty. Choose another picture.</source>
        <translation>यह फ़ाइल ख़ाली है। दूसरा चित्र चुनें।</translation>
    </message>
</context>
<context>
    <name>ReceiptCode</name>
    <message>
        <source>The signature is genuine, but this program cannot read the code.</source>
        <translation>हस्ताक्षर असली है, पर यह प्रोग्राम कोड पढ़ नहीं सकता।</translation>
    </message>
    <message>
        <source>This receipt&apos;s code is damaged. Scan it again, or search by the number.</source>
        <translation>रसीद का कोड ख़राब है। दोबारा स्कैन कीजिए या संख्या से खोजिए।</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>A desk of ours signed this. Compare the number and the amount on the paper.</source>
        <translation>हमारे डेस्क का हस्ताक्षर है। काग़ज़ की संख्या और राशि मिलाइए।</translation>
    </message>
    <message>
        <source>Bill that was not yet paid</source>
        <translation>बिल जो चुकाया नहीं गया था</translation>
    </message>
    <message>
        <source>Bill with nothing to pay</source>
        <translation>बिल, कुछ देय नहीं</translation>
    </message>
    <message>
        <source>Check the date and time of this computer, then look for the number in the records.</source>
        <translation>कंप्यूटर की तारीख और समय देखिए, फिर रिकॉर्ड में संख्या खोजिए।</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>क्रेडिट नोट</translation>
    </message>
    <message>
        <source>Deposit receipt</source>
        <translation>जमा राशि की रसीद</translation>
    </message>
    <message>
        <source>Genuine receipt</source>
        <translation>असली रसीद</translation>
    </message>
    <message>
        <source>Its date does not fit the desk that signed it</source>
        <translation>तारीख हस्ताक्षर करने वाले डेस्क से मेल नहीं खाती</translation>
    </message>
    <message>
        <source>Look for the number in the records, and tell the supervisor.</source>
        <translation>रिकॉर्ड में संख्या खोजिए और पर्यवेक्षक को बताइए।</translation>
    </message>
    <message>
        <source>Not genuine: this code was changed or forged</source>
        <translation>नक़ली: कोड बदला या बनाया गया है</translation>
    </message>
    <message>
        <source>Nothing of it is to be believed. Keep the paper and tell the supervisor.</source>
        <translation>इसकी किसी बात पर भरोसा न करें। काग़ज़ रख लीजिए और पर्यवेक्षक को बताइए।</translation>
    </message>
    <message>
        <source>Open the bill  ↵</source>
        <translation>बिल खोलें  ↵</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Refund of a deposit</source>
        <translation>जमा राशि की वापसी</translation>
    </message>
    <message>
        <source>Refund voucher</source>
        <translation>वापसी वाउचर</translation>
    </message>
    <message>
        <source>Synchronise and scan it again, or look for the number in the records.</source>
        <translation>सिंक करके दोबारा स्कैन कीजिए, या रिकॉर्ड में संख्या खोजिए।</translation>
    </message>
    <message>
        <source>The desk that signed this is not trusted any more</source>
        <translation>हस्ताक्षर करने वाला डेस्क अब विश्वस्त नहीं</translation>
    </message>
    <message>
        <source>This desk does not know who signed this</source>
        <translation>यह डेस्क नहीं जानता कि हस्ताक्षर किसका है</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>You do not have the right to do this. Ask a supervisor.</source>
        <translation>आपको यह करने का अधिकार नहीं है। किसी पर्यवेक्षक से कहें।</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>Day, or first day</source>
        <translation>दिन, या पहला दिन</translation>
    </message>
    <message>
        <source>Entries: {entries}</source>
        <translation>प्रविष्टियाँ: {entries}</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>अंतिम दिन</translation>
    </message>
    <message>
        <source>Nothing on this day</source>
        <translation>इस दिन कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing to show now</source>
        <translation>अभी दिखाने को कुछ नहीं</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>पृष्ठ {page} / {pages}</translation>
    </message>
    <message>
        <source>Print the register…</source>
        <translation>रजिस्टर छापें…</translation>
    </message>
    <message>
        <source>Printed {when} by {who}</source>
        <translation>छपाई {when}, {who}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>छापें…</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>रजिस्टर</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV सहेजें…</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>PDF सहेजें…</translation>
    </message>
    <message>
        <source>Save the register</source>
        <translation>रजिस्टर सहेजें</translation>
    </message>
    <message>
        <source>Save the register as PDF…</source>
        <translation>रजिस्टर PDF में सहेजें…</translation>
    </message>
    <message>
        <source>Save the register for a spreadsheet…</source>
        <translation>रजिस्टर स्प्रेडशीट के लिए सहेजें…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>{name} नाम से सहेजा गया।</translation>
    </message>
    <message>
        <source>Signature of the officer in charge: ______________________</source>
        <translation>प्रभारी अधिकारी के हस्ताक्षर: ______________________</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>अगला दिन</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>पिछला दिन</translation>
    </message>
    <message>
        <source>The file could not be saved: {reason}.</source>
        <translation>फ़ाइल सहेजी नहीं जा सकी: {reason}।</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>अंतिम दिन पहले दिन से पहले का है।</translation>
    </message>
    <message>
        <source>to</source>
        <translation>से</translation>
    </message>
    <message>
        <source>{title}, {span}</source>
        <translation>{title}, {span}</translation>
    </message>
</context>
<context>
    <name>Rejected</name>
    <message>
        <source>The cloud did not accept this desk&apos;s pass.</source>
        <translation>क्लाउड ने इस डेस्क का पास स्वीकार नहीं किया।</translation>
    </message>
    <message>
        <source>The cloud does not know this desk any more. Work goes on; tell IT.</source>
        <translation>क्लाउड अब इस डेस्क को नहीं जानता। काम चलता रहेगा; IT को बताएँ।</translation>
    </message>
    <message>
        <source>The cloud refused: {reason}</source>
        <translation>क्लाउड ने अस्वीकार किया: {reason}</translation>
    </message>
    <message>
        <source>This desk&apos;s data is older than what it has sent, or another computer uses a copy of it. Tell IT.</source>
        <translation>इस डेस्क का डेटा उसके भेजे हुए डेटा से पुराना है, या कोई दूसरा कंप्यूटर इसकी प्रति चला रहा है। IT को बताएँ।</translation>
    </message>
</context>
<context>
    <name>RupeesField</name>
    <message>
        <source>12.50</source>
        <translation>12.50</translation>
    </message>
</context>
<context>
    <name>ScannerScreen</name>
    <message>
        <source>A supervisor or administrator changes these.</source>
        <translation>इन्हें पर्यवेक्षक या प्रशासक बदलते हैं।</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>सेटिंग पर वापस</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>कैमरा</translation>
    </message>
    <message>
        <source>F12</source>
        <translation>F12</translation>
    </message>
    <message>
        <source>Key before each code</source>
        <translation>हर कोड से पहले की कुंजी</translation>
    </message>
    <message>
        <source>Longest pause between two keys</source>
        <translation>दो कुंजियों के बीच सबसे लंबा विराम</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation>उपकरण फिर खोजें</translation>
    </message>
    <message>
        <source>Many scanners cannot read a screen: print it, or turn the screen brighter.</source>
        <translation>कई स्कैनर स्क्रीन नहीं पढ़ पाते: इसे छापें, या स्क्रीन की रोशनी बढ़ाएँ।</translation>
    </message>
    <message>
        <source>No port: a keyboard</source>
        <translation>पोर्ट नहीं: कीबोर्ड की तरह</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Scan the square; with a scanner for bars only, both lines.</source>
        <translation>चौकोर कोड स्कैन करें; केवल बार पढ़ने वाले स्कैनर से दोनों पंक्तियाँ।</translation>
    </message>
    <message>
        <source>Nothing happens, or letters appear? The scanner is slower than 150 ms a key: set it faster by its booklet.</source>
        <translation>कुछ नहीं होता, या अक्षर दिखते हैं? स्कैनर हर कुंजी में 150 मि.से. से ज़्यादा लेता है: उसकी पुस्तिका से उसे तेज़ करें।</translation>
    </message>
    <message>
        <source>Print the test code…</source>
        <translation>जाँच कोड छापें…</translation>
    </message>
    <message>
        <source>STX (Ctrl+B)</source>
        <translation>STX (Ctrl+B)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Scan the code. What is wrong, and what to do, is said here.</source>
        <translation>कोड स्कैन करें। क्या ग़लत है और क्या करना है, यहाँ बताया जाएगा।</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>इसे स्कैन करें</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>स्कैनर</translation>
    </message>
    <message>
        <source>Scanner test: HIMS Desk</source>
        <translation>स्कैनर की जाँच: HIMS Desk</translation>
    </message>
    <message>
        <source>Serial port (USB-COM)</source>
        <translation>सीरियल पोर्ट</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>इस डेस्क की सेटिंग</translation>
    </message>
    <message>
        <source>The first one</source>
        <translation>पहला वाला</translation>
    </message>
    <message>
        <source>The test code</source>
        <translation>जाँच कोड</translation>
    </message>
    <message>
        <source>What the scan tells</source>
        <translation>स्कैन क्या बताता है</translation>
    </message>
    <message>
        <source>{gap} ms</source>
        <translation>{gap} मि.से.</translation>
    </message>
    <message>
        <source>{name}: not plugged in</source>
        <translation>{name}: लगा नहीं है</translation>
    </message>
</context>
<context>
    <name>Scanners</name>
    <message>
        <source>Receiving a code: {number} characters</source>
        <translation>कोड आ रहा है: {number} अक्षर</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>A medicine&apos;s code. The screen in front has no use for it.</source>
        <translation>यह दवा का कोड है। सामने वाली स्क्रीन में इसका काम नहीं है।</translation>
    </message>
    <message>
        <source>No patient with this UHID is known here.</source>
        <translation>इस UHID का कोई मरीज़ यहाँ ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>Nobody is known here by this card, and you may not register patients.</source>
        <translation>इस कार्ड से यहाँ कोई मरीज़ ज्ञात नहीं, और आपको पंजीकरण का अधिकार नहीं है।</translation>
    </message>
    <message>
        <source>Several patients have this number. Search by name, and tell a supervisor.</source>
        <translation>यह संख्या कई मरीज़ों की है। नाम से खोजें, और पर्यवेक्षक को बताएँ।</translation>
    </message>
    <message>
        <source>Taken up from the slip. The whole record follows when the desks have synced.</source>
        <translation>पर्ची से ले लिया गया। सिंक होने पर पूरा रिकॉर्ड आएगा।</translation>
    </message>
    <message>
        <source>This code is not one that the desk knows. Search by name, phone or UHID.</source>
        <translation>डेस्क इस कोड को नहीं पहचानता। नाम, फ़ोन या UHID से खोजें।</translation>
    </message>
    <message>
        <source>This screen has no use for this code.</source>
        <translation>इस स्क्रीन पर यह कोड काम का नहीं है।</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>age</source>
        <translation>आयु</translation>
    </message>
    <message>
        <source>father or guardian</source>
        <translation>पिता या अभिभावक</translation>
    </message>
    <message>
        <source>name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>number</source>
        <translation>संख्या</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>मिलता-जुलता नाम</translation>
    </message>
    <message>
        <source>year of birth</source>
        <translation>जन्म का वर्ष</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>“{text}” के लिए कुछ नहीं मिला।</translation>
    </message>
    <message>
        <source>Scan a card</source>
        <translation>कार्ड स्कैन करें</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोज</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>&amp;User name of the second person</source>
        <translation>दूसरे व्यक्ति का यूज़र नाम (&amp;U)</translation>
    </message>
    <message>
        <source>A second person agrees</source>
        <translation>दूसरे व्यक्ति की सहमति</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>मैं सहमत हूँ</translation>
    </message>
    <message>
        <source>Their &amp;password</source>
        <translation>उनका पासवर्ड (&amp;P)</translation>
    </message>
</context>
<context>
    <name>SerialScanner</name>
    <message>
        <source>Looking for the scanner…</source>
        <translation>स्कैनर खोजा जा रहा है…</translation>
    </message>
    <message>
        <source>The scanner is not there. Plug it in; it is looked for every two seconds.</source>
        <translation>स्कैनर नहीं मिला। उसे लगाएँ; हर दो सेकंड में खोजा जाता है।</translation>
    </message>
    <message>
        <source>The scanner was unplugged. Plug it in again; it goes on by itself.</source>
        <translation>स्कैनर निकाल दिया गया। फिर लगाएँ; वह अपने आप चलने लगेगा।</translation>
    </message>
    <message>
        <source>The scanner&apos;s port cannot be opened: another program uses it, or the right is missing.</source>
        <translation>स्कैनर का पोर्ट नहीं खुला: कोई और प्रोग्राम उसे चला रहा है, या अनुमति नहीं है।</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The desk is locked. Sign in to go on.</source>
        <translation>डेस्क लॉक है। आगे बढ़ने के लिए साइन इन करें।</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>The folder cannot be written. Choose another one, or ask IT.</source>
        <translation>फ़ोल्डर में लिखा नहीं जा सकता। दूसरा चुनें, या IT से पूछें।</translation>
    </message>
    <message>
        <source>This folder is not empty. Choose a new folder for the desk.</source>
        <translation>यह फ़ोल्डर ख़ाली नहीं है। डेस्क के लिए नया फ़ोल्डर चुनें।</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The setting was not saved: the disk is full or may not be written to.</source>
        <translation>सेटिंग सहेजी नहीं गई: डिस्क भरी है या उस पर लिखा नहीं जा सकता।</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>80 mm roll</source>
        <translation>80 mm रोल</translation>
    </message>
    <message>
        <source>A supervisor or administrator changes these.</source>
        <translation>इन्हें पर्यवेक्षक या प्रशासक बदलते हैं।</translation>
    </message>
    <message>
        <source>A5 sheet</source>
        <translation>A5 पन्ना</translation>
    </message>
    <message>
        <source>As chosen before</source>
        <translation>जैसा पहले चुना गया था</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>हर बार पूछें</translation>
    </message>
    <message>
        <source>Check this computer</source>
        <translation>इस कंप्यूटर को जाँचें</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Keyring, database, camera, printers, clock, disk, network.</source>
        <translation>कीरिंग, डेटाबेस, कैमरा, प्रिंटर, घड़ी, डिस्क, नेटवर्क।</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>भाषा और रूप</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Lock after seconds without use</source>
        <translation>इतने सेकंड बिना उपयोग के बाद लॉक</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>PDF in the desk&apos;s folder</source>
        <translation>डेस्क के फ़ोल्डर में PDF</translation>
    </message>
    <message>
        <source>Paper for slips</source>
        <translation>पर्चियों का काग़ज़</translation>
    </message>
    <message>
        <source>Printer for slips</source>
        <translation>पर्चियों का प्रिंटर</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Scanner and camera</source>
        <translation>स्कैनर और कैमरा</translation>
    </message>
    <message>
        <source>Set up the scanner</source>
        <translation>स्कैनर सेट करें</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग्स</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>आकार</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>यह कंप्यूटर</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>यह डेस्क</translation>
    </message>
    <message>
        <source>Try a hand scanner out, choose its port, choose the camera.</source>
        <translation>हाथ के स्कैनर की जाँच करें, उसका पोर्ट और कैमरा चुनें।</translation>
    </message>
    <message>
        <source>Waiting turns amber after minutes</source>
        <translation>इतने मिनट बाद प्रतीक्षा पीली</translation>
    </message>
    <message>
        <source>Waiting turns red after minutes</source>
        <translation>इतने मिनट बाद प्रतीक्षा लाल</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>{name} (not found now)</source>
        <translation>{name} (अभी नहीं मिला)</translation>
    </message>
</context>
<context>
    <name>Shc</name>
    <message>
        <source>Allergy {code}</source>
        <translation>एलर्जी {code}</translation>
    </message>
    <message>
        <source>Condition {code}</source>
        <translation>बीमारी {code}</translation>
    </message>
    <message>
        <source>Immunization {code}, {date}</source>
        <translation>टीकाकरण {code}, {date}</translation>
    </message>
    <message>
        <source>Medicine {code}</source>
        <translation>दवा {code}</translation>
    </message>
    <message>
        <source>Result {code}: {value}, {date}</source>
        <translation>जाँच का नतीजा {code}: {value}, {date}</translation>
    </message>
    <message>
        <source>This SMART Health Card does not speak of one person. It was not used.</source>
        <translation>यह SMART Health Card किसी एक व्यक्ति का नहीं है। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This SMART Health Card is spread over several codes; that old form is not read.</source>
        <translation>यह SMART Health Card कई कोड में बँटा हुआ है; यह पुराना रूप नहीं पढ़ा जाता।</translation>
    </message>
    <message>
        <source>This is not a SMART Health Card as its standard has it. It was not used.</source>
        <translation>यह अपने मानक के अनुसार SMART Health Card नहीं है। इसे काम में नहीं लिया गया।</translation>
    </message>
    <message>
        <source>{line} [{status}]</source>
        <translation>{line} [{status}]</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>This desk may not sign cards at the moment. Connect it to the cloud, or ask the IT.</source>
        <translation>यह डेस्क अभी कार्ड पर हस्ताक्षर नहीं कर सकता। इसे क्लाउड से जोड़ें, या आईटी से पूछें।</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Checking…</source>
        <translation>जाँच हो रही है…</translation>
    </message>
    <message>
        <source>Choose your password</source>
        <translation>अपना पासवर्ड चुनें</translation>
    </message>
    <message>
        <source>HIMS Desk — sign in</source>
        <translation>HIMS डेस्क — साइन इन</translation>
    </message>
    <message>
        <source>I have a one-time code</source>
        <translation>मेरे पास एक बार का कोड है</translation>
    </message>
    <message>
        <source>I have a password</source>
        <translation>मेरे पास पासवर्ड है</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>लॉक है</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>एक बार का कोड</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>डेस्क खोलें</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>पासवर्ड</translation>
    </message>
    <message>
        <source>Save and sign in</source>
        <translation>सहेजें और साइन इन करें</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>साइन इन</translation>
    </message>
    <message>
        <source>Someone else signs in</source>
        <translation>कोई और साइन इन करे</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>वही पासवर्ड फिर से</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>दोनों पासवर्ड एक जैसे नहीं हैं।</translation>
    </message>
    <message>
        <source>This computer account does not hold the desk&apos;s key yet. Enter the recovery password.</source>
        <translation>इस कंप्यूटर खाते में अभी डेस्क की कुंजी नहीं है। रिकवरी पासवर्ड डालें।</translation>
    </message>
    <message>
        <source>Type the one-time code you were given, and the password you want to use from now on.</source>
        <translation>मिला हुआ एक बार का कोड, और अब से जो पासवर्ड चाहिए वह टाइप करें।</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>उपयोगकर्ता नाम</translation>
    </message>
    <message>
        <source>{name}, enter your password to go on.</source>
        <translation>{name}, आगे बढ़ने के लिए अपना पासवर्ड डालें।</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>This slip was printed by a newer program. Search by the token or the UHID.</source>
        <translation>यह पर्ची नए प्रोग्राम से छपी है। टोकन या UHID से खोजें।</translation>
    </message>
    <message>
        <source>This slip&apos;s code is damaged. Search by the token or the UHID.</source>
        <translation>इस पर्ची का कोड ख़राब है। टोकन या UHID से खोजें।</translation>
    </message>
</context>
<context>
    <name>SoftEdge</name>
    <message>
        <source>More above</source>
        <translation>ऊपर और भी हैं</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>नीचे और भी हैं</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>A user name is 2 to 32 small letters, digits, dots, hyphens and underscores.</source>
        <translation>उपयोगकर्ता नाम 2 से 32 छोटे अंग्रेज़ी अक्षर, अंक, बिंदु, हाइफ़न और अंडरस्कोर का होता है।</translation>
    </message>
    <message>
        <source>An administrator always may change staff.</source>
        <translation>प्रशासक हमेशा कर्मचारियों को बदल सकता है।</translation>
    </message>
    <message>
        <source>Another person already has this user name.</source>
        <translation>यह उपयोगकर्ता नाम पहले से किसी और का है।</translation>
    </message>
    <message>
        <source>Another person who has this right must enter their own password.</source>
        <translation>जिस दूसरे व्यक्ति के पास यह अधिकार है वह अपना पासवर्ड डाले।</translation>
    </message>
    <message>
        <source>Choose a person.</source>
        <translation>व्यक्ति चुनें।</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>भूमिका चुनें।</translation>
    </message>
    <message>
        <source>Choose at least one role.</source>
        <translation>कम से कम एक भूमिका चुनें।</translation>
    </message>
    <message>
        <source>The cloud keeps your password. Ask an administrator for a one-time code.</source>
        <translation>आपका पासवर्ड क्लाउड रखता है। प्रशासक से एक बार का कोड माँगें।</translation>
    </message>
    <message>
        <source>The code is right. Now choose a password of your own.</source>
        <translation>कोड सही है। अब अपना पासवर्ड चुनें।</translation>
    </message>
    <message>
        <source>The first sign-in at this desk needs the network. Check the cable and try again.</source>
        <translation>इस डेस्क पर पहली बार साइन इन के लिए नेटवर्क चाहिए। तार जाँचें और फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The list of staff at this desk is old. Wait until it has synced and try again.</source>
        <translation>इस डेस्क की कर्मचारी सूची पुरानी है। सिंक होने तक रुकें और फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The second person&apos;s permission does not hold any more. Ask them again.</source>
        <translation>दूसरे व्यक्ति की अनुमति अब मान्य नहीं है। उनसे फिर पूछें।</translation>
    </message>
    <message>
        <source>The user name or the password is not right.</source>
        <translation>उपयोगकर्ता नाम या पासवर्ड सही नहीं है।</translation>
    </message>
    <message>
        <source>This account is closed. Ask an administrator.</source>
        <translation>यह खाता बंद है। प्रशासक से पूछें।</translation>
    </message>
    <message>
        <source>This desk has joined the cloud. Sign in with the user name given there.</source>
        <translation>यह डेस्क क्लाउड से जुड़ा है। वहाँ दिए गए उपयोगकर्ता नाम से साइन इन करें।</translation>
    </message>
    <message>
        <source>This desk has joined the cloud: people and roles are changed there.</source>
        <translation>यह डेस्क क्लाउड से जुड़ा है: लोग और भूमिकाएँ वहीं बदली जाती हैं।</translation>
    </message>
    <message>
        <source>This is the last administrator. Make another person administrator first.</source>
        <translation>यह आख़िरी प्रशासक है। पहले किसी और को प्रशासक बनाएँ।</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong tries. Try again in %n minute(s), or ask an administrator.</source>
        <translation>
            <numerusform>बहुत बार ग़लत कोशिश हुई। %n मिनट बाद फिर कोशिश करें, या प्रशासक से पूछें।</numerusform>
            <numerusform>बहुत बार ग़लत कोशिश हुई। %n मिनट बाद फिर कोशिश करें, या प्रशासक से पूछें।</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Loading the program</source>
        <translation>प्रोग्राम लोड हो रहा है</translation>
    </message>
    <message>
        <source>Opening the encrypted store</source>
        <translation>एन्क्रिप्टेड भंडार खुल रहा है</translation>
    </message>
    <message>
        <source>Preparing the window</source>
        <translation>विंडो तैयार हो रही है</translation>
    </message>
    <message>
        <source>The database file is missing. Do not set up again; call the helpline.</source>
        <translation>डेटाबेस फ़ाइल नहीं है। फिर से स्थापित न करें; हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This desk is already open. Look for its window.</source>
        <translation>यह डेस्क पहले से खुला है। उसकी विंडो देखें।</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n बदलाव भेजने बाक़ी</numerusform>
            <numerusform>%n बदलाव भेजने बाक़ी</numerusform>
        </translation>
    </message>
    <message>
        <source>Attention: {number}</source>
        <translation>ध्यान दें: {number}</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>जुड़ा हुआ</translation>
    </message>
    <message>
        <source>Offline — working from this PC</source>
        <translation>ऑफ़लाइन — इसी PC से काम जारी</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>सिंक हो रहा है…</translation>
    </message>
    <message>
        <source>Working on this PC alone</source>
        <translation>केवल इसी PC पर काम</translation>
    </message>
    <message>
        <source>last synced {time}</source>
        <translation>पिछला सिंक {time}</translation>
    </message>
    <message>
        <source>retry in {time}</source>
        <translation>{time} में फिर कोशिश</translation>
    </message>
    <message>
        <source>this computer&apos;s clock is wrong</source>
        <translation>इस कंप्यूटर की घड़ी ग़लत है</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>NOT SAVED. Another program holds the database. Wait a moment and save again.</source>
        <translation>सहेजा नहीं गया। दूसरे प्रोग्राम ने डेटाबेस रोक रखा है। थोड़ा रुककर फिर सहेजें।</translation>
    </message>
    <message>
        <source>NOT SAVED. The database reported an error. Call the helpline.</source>
        <translation>सहेजा नहीं गया। डेटाबेस ने त्रुटि बताई। हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>NOT SAVED. The disk can only be read. Ask IT to allow writing; the form is kept.</source>
        <translation>सहेजा नहीं गया। डिस्क केवल पढ़ी जा सकती है। IT से लिखने की अनुमति माँगें; फ़ॉर्म रखा गया है।</translation>
    </message>
    <message>
        <source>NOT SAVED. The disk is full. Free some space and save again; the form is kept.</source>
        <translation>सहेजा नहीं गया। डिस्क भर गई है। कुछ जगह ख़ाली करके फिर सहेजें; फ़ॉर्म रखा गया है।</translation>
    </message>
    <message>
        <source>NOT SAVED. The disk is full. Reserved space was freed: save again and tell IT.</source>
        <translation>सहेजा नहीं गया। डिस्क भर गई है। सुरक्षित रखी जगह खाली की गई: फिर से सहेजें और IT को बताएँ।</translation>
    </message>
    <message>
        <source>NOT SAVED. The disk reported an error. Stop work and call the helpline.</source>
        <translation>सहेजा नहीं गया। डिस्क ने त्रुटि बताई। काम रोकें और हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The database cannot be opened safely on this disk. Call the helpline.</source>
        <translation>इस डिस्क पर डेटाबेस सुरक्षित रूप से नहीं खुलता। हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The database cannot be opened. Check that the disk is there and may be written.</source>
        <translation>डेटाबेस नहीं खुलता। देखें कि डिस्क लगी है और उस पर लिखा जा सकता है।</translation>
    </message>
    <message>
        <source>The database does not open with this desk&apos;s key. Do not delete anything; call the helpline.</source>
        <translation>डेटाबेस इस डेस्क की कुंजी से नहीं खुलता। कुछ न मिटाएँ; हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The database file is damaged; its key is right. Delete nothing and call the helpline.</source>
        <translation>डेटाबेस फ़ाइल ख़राब है; उसकी कुंजी सही है। कुछ न मिटाएँ और हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The database file is empty. Do not set up again; call the helpline.</source>
        <translation>डेटाबेस फ़ाइल ख़ाली है। फिर से स्थापित न करें; हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The database is damaged. Stop work, do not delete anything, call the helpline.</source>
        <translation>डेटाबेस ख़राब है। काम रोकें, कुछ न मिटाएँ, हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The update did not fit the data and was taken back. Call the helpline.</source>
        <translation>अपडेट डेटा से मेल नहीं खाया और वापस ले लिया गया। हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This desk&apos;s data was written by a newer program. Install the newer program.</source>
        <translation>इस डेस्क का डेटा नए प्रोग्राम ने लिखा है। नया प्रोग्राम इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>This program was built with an unsafe database engine. Call the helpline.</source>
        <translation>यह प्रोग्राम असुरक्षित डेटाबेस इंजन के साथ बना है। हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This program was built without encryption. Call the helpline.</source>
        <translation>यह प्रोग्राम एन्क्रिप्शन के बिना बना है। हेल्पलाइन को फ़ोन करें।</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Another program of this desk is syncing just now.</source>
        <translation>इस डेस्क का दूसरा प्रोग्राम अभी सिंक कर रहा है।</translation>
    </message>
    <message>
        <source>Sync met a fault of the program. Work goes on; it will be tried again.</source>
        <translation>सिंक में प्रोग्राम की गड़बड़ आई। काम चलता रहेगा; फिर कोशिश की जाएगी।</translation>
    </message>
    <message>
        <source>This desk has not joined a cloud yet.</source>
        <translation>यह डेस्क अभी किसी क्लाउड से नहीं जुड़ा है।</translation>
    </message>
    <message>
        <source>This desk&apos;s key for the cloud is missing. Ask IT to enrol it again.</source>
        <translation>क्लाउड के लिए इस डेस्क की कुंजी नहीं है। IT से फिर जोड़ने को कहें।</translation>
    </message>
    <message>
        <source>Working without the network.</source>
        <translation>नेटवर्क के बिना काम चल रहा है।</translation>
    </message>
</context>
<context>
    <name>TakeUp</name>
    <message>
        <source>The department of this token is not known here. Synchronise, then scan again.</source>
        <translation>इस टोकन का विभाग यहाँ ज्ञात नहीं है। सिंक करें, फिर दोबारा स्कैन करें।</translation>
    </message>
    <message>
        <source>This is known from a slip only. It can be changed once the other desk&apos;s record has come by sync.</source>
        <translation>यह केवल पर्ची से ज्ञात है। दूसरे डेस्क का रिकॉर्ड सिंक से आने पर ही इसे बदला जा सकता है।</translation>
    </message>
    <message>
        <source>This slip is another facility&apos;s. Find or register the patient, then open a visit.</source>
        <translation>यह पर्ची दूसरे केंद्र की है। मरीज़ को खोजें या पंजीकृत करें, फिर विज़िट खोलें।</translation>
    </message>
    <message>
        <source>This slip is not valid any more. Search by the token or the UHID.</source>
        <translation>यह पर्ची अब मान्य नहीं है। टोकन या UHID से खोजें।</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Characters that cannot stand here were taken out.</source>
        <translation>जो चिह्न यहाँ नहीं आ सकते, वे हटा दिए गए।</translation>
    </message>
    <message>
        <source>Shortened to {limit} characters.</source>
        <translation>{limit} अक्षरों तक छोटा किया गया।</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Commands</source>
        <translation>आदेश</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>हल्का या गहरा</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>लॉक करें</translation>
    </message>
    <message>
        <source>Name, UHID, ABHA, mobile, year — “ram kum 1984” or “राम कुमार”</source>
        <translation>नाम, UHID, ABHA, मोबाइल, वर्ष — “ram kum 1984” या “राम कुमार”</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>साइन आउट</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Capital and small letters are exchanged.</source>
        <translation>बड़े और छोटे अक्षर आपस में बदल गए हैं।</translation>
    </message>
    <message>
        <source>Capital letters come as small ones.</source>
        <translation>बड़े अक्षर छोटे होकर आते हैं।</translation>
    </message>
    <message>
        <source>Choose {gap} ms below.</source>
        <translation>नीचे {gap} मि.से. चुनें।</translation>
    </message>
    <message>
        <source>Every character came through.</source>
        <translation>हर अक्षर सही आया।</translation>
    </message>
    <message>
        <source>Fast enough: the longest card takes {seconds} seconds.</source>
        <translation>गति ठीक है: सबसे लंबा कार्ड {seconds} सेकंड लेता है।</translation>
    </message>
    <message>
        <source>In the scanner&apos;s booklet: Caps Lock off, and case as it is (no conversion).</source>
        <translation>स्कैनर की पुस्तिका में: Caps Lock बंद, अक्षर जैसे हैं वैसे (no conversion)।</translation>
    </message>
    <message>
        <source>In the scanner&apos;s booklet: control characters (function codes): send as Ctrl and a key.</source>
        <translation>स्कैनर की पुस्तिका में: control characters (function codes): Ctrl और कुंजी के रूप में भेजें।</translation>
    </message>
    <message>
        <source>In the scanner&apos;s booklet: keyboard country or language: USA (English).</source>
        <translation>स्कैनर की पुस्तिका में: keyboard country या language: USA (English)।</translation>
    </message>
    <message>
        <source>In the scanner&apos;s booklet: suffix: CR (Return, Enter).</source>
        <translation>स्कैनर की पुस्तिका में: suffix: CR (Return, Enter)।</translation>
    </message>
    <message>
        <source>It ends each code with Return.</source>
        <translation>हर कोड Return से ख़त्म होता है।</translation>
    </message>
    <message>
        <source>It ends each code with Tab.</source>
        <translation>हर कोड Tab से ख़त्म होता है।</translation>
    </message>
    <message>
        <source>It pauses up to {pause} ms between keys; {gap} ms is set.</source>
        <translation>कुंजियों के बीच {pause} मि.से. तक का विराम है; {gap} मि.से. चुना हुआ है।</translation>
    </message>
    <message>
        <source>It sends nothing after a code, so that the desk waits for silence.</source>
        <translation>कोड के बाद कुछ नहीं भेजता, इसलिए डेस्क को रुककर देखना पड़ता है।</translation>
    </message>
    <message>
        <source>Set a delay of 5 ms between characters in the scanner, or use it by serial port.</source>
        <translation>स्कैनर में अक्षरों के बीच 5 मि.से. का विराम रखें, या उसे सीरियल पोर्ट से चलाएँ।</translation>
    </message>
    <message>
        <source>Small letters come as capitals.</source>
        <translation>छोटे अक्षर बड़े होकर आते हैं।</translation>
    </message>
    <message>
        <source>The longest card would take {seconds} seconds.</source>
        <translation>सबसे लंबा कार्ड {seconds} सेकंड लेगा।</translation>
    </message>
    <message>
        <source>The scanner is set to this computer&apos;s keyboard layout: right only while that stays.</source>
        <translation>स्कैनर इस कंप्यूटर के कीबोर्ड लेआउट पर है: लेआउट बदला तो ग़लत पढ़ेगा।</translation>
    </message>
    <message>
        <source>{number} characters come as others: {pairs}</source>
        <translation>{number} अक्षर बदलकर आते हैं: {pairs}</translation>
    </message>
    <message>
        <source>The separator of medicine packs (GS) comes through.</source>
        <translation>दवा के पैक का विभाजक (GS) सही आता है।</translation>
    </message>
    <message>
        <source>The separator of medicine packs (GS) is lost.</source>
        <translation>दवा के पैक का विभाजक (GS) खो जाता है।</translation>
    </message>
    <message>
        <source>The separator of medicine packs comes as {other}.</source>
        <translation>दवा के पैक का विभाजक {other} बनकर आता है।</translation>
    </message>
    <message>
        <source>This computer&apos;s layout or Caps Lock would change it; the desk is not misled.</source>
        <translation>इस कंप्यूटर का लेआउट या Caps Lock इसे बदल देता; डेस्क फिर भी सही पढ़ता है।</translation>
    </message>
    <message>
        <source>This is not the test code. Scan the code on this page or its print.</source>
        <translation>यह जाँच कोड नहीं है। इस पन्ने का या उसका छपा कोड स्कैन करें।</translation>
    </message>
    <message>
        <source>Use the scanner by serial port (USB-COM), or set it faster.</source>
        <translation>स्कैनर को सीरियल पोर्ट (USB-COM) से चलाएँ, या उसे तेज़ करें।</translation>
    </message>
    <message>
        <source>{came} characters came of {all}.</source>
        <translation>{all} में से {came} अक्षर आए।</translation>
    </message>
</context>
<context>
    <name>Uhid</name>
    <message>
        <source>A UHID has {right} letters and digits; this has {found}.</source>
        <translation>UHID में {right} अक्षर और अंक होते हैं; इसमें {found} हैं।</translation>
    </message>
    <message>
        <source>A UHID never holds the character {character}.</source>
        <translation>UHID में {character} कभी नहीं होता।</translation>
    </message>
    <message>
        <source>This UHID has a wrong or swapped character. Compare it with the card.</source>
        <translation>इस UHID में कोई अक्षर ग़लत या आगे-पीछे है। कार्ड से मिलाएँ।</translation>
    </message>
</context>
<context>
    <name>Unreachable</name>
    <message>
        <source>Something other than the cloud answered (a login page?). Ask IT about the network.</source>
        <translation>क्लाउड की जगह कुछ और उत्तर दे रहा है (लॉगिन पेज?)। नेटवर्क के बारे में IT से पूछें।</translation>
    </message>
    <message>
        <source>The cloud cannot be reached. Work goes on; it will be tried again.</source>
        <translation>क्लाउड से संपर्क नहीं हो रहा। काम चलता रहेगा; फिर कोशिश की जाएगी।</translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>A key in a file is refused outside the demo.</source>
        <translation>फ़ाइल में रखी कुंजी डेमो के बाहर स्वीकार नहीं है।</translation>
    </message>
    <message>
        <source>The key does not belong to this desk&apos;s data. Do not delete anything; call the helpline.</source>
        <translation>यह कुंजी इस डेस्क के डेटा की नहीं है। कुछ न मिटाएँ; हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The key file is damaged. Do not delete anything; call the helpline.</source>
        <translation>कुंजी फ़ाइल ख़राब है। कुछ न मिटाएँ; हेल्पलाइन को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The key file was not saved: the disk is full or may not be written to.</source>
        <translation>कुंजी की फ़ाइल सहेजी नहीं गई: डिस्क भरी है या उस पर लिखने की अनुमति नहीं है।</translation>
    </message>
    <message>
        <source>This Windows account has no key for the desk yet. Enter the recovery password.</source>
        <translation>इस Windows खाते में अभी डेस्क की कुंजी नहीं है। रिकवरी पासवर्ड डालें।</translation>
    </message>
    <message>
        <source>This account has no keyring. Set the desk up with a recovery password.</source>
        <translation>इस खाते में कीरिंग नहीं है। रिकवरी पासवर्ड के साथ डेस्क स्थापित करें।</translation>
    </message>
    <message>
        <source>This desk has not been set up yet. Run: hims-desk init</source>
        <translation>यह डेस्क अभी स्थापित नहीं हुआ है। चलाएँ: hims-desk init</translation>
    </message>
    <message>
        <source>This folder already holds a desk.</source>
        <translation>इस फ़ोल्डर में पहले से डेस्क है।</translation>
    </message>
    <message>
        <source>This recovery password does not open the desk.</source>
        <translation>यह रिकवरी पासवर्ड डेस्क नहीं खोलता।</translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>Choose a department.</source>
        <translation>विभाग चुनें।</translation>
    </message>
    <message>
        <source>Choose a priority.</source>
        <translation>प्राथमिकता चुनें।</translation>
    </message>
    <message>
        <source>Choose the type of visit.</source>
        <translation>विज़िट का प्रकार चुनें।</translation>
    </message>
    <message>
        <source>This department is closed. Choose another.</source>
        <translation>यह विभाग बंद है। दूसरा चुनें।</translation>
    </message>
    <message>
        <source>This patient is already here today with token {token}.</source>
        <translation>यह मरीज़ आज टोकन {token} के साथ पहले से यहाँ है।</translation>
    </message>
    <message>
        <source>This patient is not known here.</source>
        <translation>यह मरीज़ यहाँ ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>This room does not belong to the department.</source>
        <translation>यह कमरा इस विभाग का नहीं है।</translation>
    </message>
    <message>
        <source>This visit is already cancelled.</source>
        <translation>यह विज़िट पहले ही रद्द हो चुकी है।</translation>
    </message>
    <message>
        <source>This visit is cancelled and can no longer be changed.</source>
        <translation>यह विज़िट रद्द है और अब बदली नहीं जा सकती।</translation>
    </message>
    <message>
        <source>This visit is done and can no longer be cancelled.</source>
        <translation>यह विज़िट पूरी हो चुकी है और अब रद्द नहीं हो सकती।</translation>
    </message>
    <message>
        <source>This visit is not known here.</source>
        <translation>यह विज़िट यहाँ ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>Two visits carry the token {token} of {day}.</source>
        <translation>{day} को दो विज़िट का टोकन {token} है।</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>An age over {years} years cannot be right.</source>
        <translation>{years} वर्ष से अधिक आयु सही नहीं हो सकती।</translation>
    </message>
    <message>
        <source>There is no {date} in the calendar.</source>
        <translation>कैलेंडर में {date} नहीं है।</translation>
    </message>
    <message>
        <source>This date is in the future.</source>
        <translation>यह तारीख़ अभी आई नहीं है।</translation>
    </message>
    <message>
        <source>Write an age such as 35 or 8m, or a date such as 22/11/1984.</source>
        <translation>आयु लिखें, जैसे 35 या 8m, या तारीख़, जैसे 22/11/1984।</translation>
    </message>
    <message>
        <source>Write the date as day/month/year, such as 22/11/1984.</source>
        <translation>तारीख़ दिन/माह/वर्ष में लिखें, जैसे 22/11/1984।</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} दिन</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} माह</translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation>{n} वर्ष</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Blood group and allergies of the card</source>
        <translation>कार्ड का रक्त समूह और एलर्जी</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>आदेश</translation>
    </message>
    <message>
        <source>Compare the card with the record</source>
        <translation>कार्ड को रिकॉर्ड से मिलाएँ</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>डेस्क</translation>
    </message>
    <message>
        <source>English or Hindi</source>
        <translation>अंग्रेज़ी या हिन्दी</translation>
    </message>
    <message>
        <source>Find a patient</source>
        <translation>मरीज़ खोजें</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>जाएँ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>कुंजियाँ</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>हल्का या गहरा</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>लॉक करें</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>नया मरीज़</translation>
    </message>
    <message>
        <source>Put this patient away</source>
        <translation>इस मरीज़ को हटाएँ</translation>
    </message>
    <message>
        <source>Scan a card</source>
        <translation>कार्ड स्कैन करें</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>साइन आउट</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>You do not have the right to open this.</source>
        <translation>आपको इसे खोलने का अधिकार नहीं है।</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>F</source>
        <translation>म</translation>
    </message>
    <message>
        <source>M</source>
        <translation>पु</translation>
    </message>
    <message>
        <source>O</source>
        <translation>अ</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
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
    <name>Busy</name>
    <message>
        <source>Please wait</source>
        <translation>कृपया प्रतीक्षा करें</translation>
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
    <name>ConnectionChip</name>
    <message>
        <source>Connected</source>
        <translation>जुड़ा हुआ है</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>ध्यान देना ज़रूरी है</translation>
    </message>
    <message>
        <source>Offline — working from this PC</source>
        <translation>ऑफ़लाइन — काम इसी कंप्यूटर पर चल रहा है</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>भेजा जा रहा है…</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>केवल यह कंप्यूटर</translation>
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
        <translation>यह तारीख कैलेंडर में नहीं है। दिन, महीना और वर्ष जाँचें।</translation>
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
    <name>Gallery</name>
    <message>
        <source>&amp;Age or birth date</source>
        <translation>आयु या जन्म तिथि (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Complaint</source>
        <translation>शिकायत (&amp;C)</translation>
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
        <source>General Medicine</source>
        <translation>सामान्य चिकित्सा</translation>
    </message>
    <message>
        <source>In few words</source>
        <translation>थोड़े शब्दों में</translation>
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
        <translation>सेटिंग</translation>
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
        <translation>हल्का, मध्यम या गंभीर चुनें।</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>Say who this is known from: told, card or clinician.</source>
        <translation>बताएँ कि यह किससे पता चला: रोगी से, कार्ड से या चिकित्सक से।</translation>
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
        <translation>रोगी ने बताया</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Rooms</source>
        <translation>कक्ष</translation>
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
    <name>Patient</name>
    <message numerus="yes">
        <source>%n record(s) were made since these patients were merged. They stay with the patient kept. Check them.</source>
        <translation>
            <numerusform>इन रोगियों को मिलाने के बाद %n अभिलेख बना। वह रखे गए रोगी के साथ रहेगा। उसे जाँचें।</numerusform>
            <numerusform>इन रोगियों को मिलाने के बाद %n अभिलेख बने। वे रखे गए रोगी के साथ रहेंगे। उन्हें जाँचें।</numerusform>
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
        <translation>नाम में केवल अक्षर, खाली स्थान, बिंदु, हाइफ़न और ऊर्ध्व अल्पविराम होते हैं।</translation>
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
        <translation>आयु या जन्म तिथि लिखें।</translation>
    </message>
    <message>
        <source>Enter the patient&apos;s name.</source>
        <translation>रोगी का नाम लिखें।</translation>
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
        <translation>आभा विवरण रखने से पहले रोगी की सहमति दर्ज करें।</translation>
    </message>
    <message>
        <source>Say what the consent is for, in which language and how it was given.</source>
        <translation>बताएँ कि सहमति किसलिए है, किस भाषा में और कैसे दी गई।</translation>
    </message>
    <message>
        <source>Someone else has changed this patient. Open the form again.</source>
        <translation>किसी और ने इस रोगी का विवरण बदल दिया है। फ़ॉर्म फिर से खोलें।</translation>
    </message>
    <message>
        <source>Someone like this is registered already. Is it the same person?</source>
        <translation>ऐसा ही कोई व्यक्ति पहले से पंजीकृत है। क्या यह वही व्यक्ति है?</translation>
    </message>
    <message>
        <source>The cloud says of two patients that each replaces the other.</source>
        <translation>क्लाउड दो रोगियों के बारे में कहता है कि दोनों एक-दूसरे की जगह हैं।</translation>
    </message>
    <message>
        <source>The date of birth lies in the future.</source>
        <translation>जन्म तिथि आने वाले समय की है।</translation>
    </message>
    <message>
        <source>The day on which the age was told is not a real date.</source>
        <translation>जिस दिन आयु बताई गई, वह सही तारीख नहीं है।</translation>
    </message>
    <message>
        <source>The mother is recorded as male. Choose the mother.</source>
        <translation>माता का लिंग पुरुष दर्ज है। माता को चुनें।</translation>
    </message>
    <message>
        <source>The other patient is not known at this desk yet. Try again after a sync.</source>
        <translation>दूसरा रोगी अभी इस डेस्क पर ज्ञात नहीं है। सिंक के बाद फिर प्रयास करें।</translation>
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
        <translation>ये दोनों पहले से एक ही रोगी हैं।</translation>
    </message>
    <message>
        <source>These two were recorded with different sex. Correct that first, then merge.</source>
        <translation>इन दोनों का लिंग अलग-अलग दर्ज है। पहले उसे ठीक करें, फिर मिलाएँ।</translation>
    </message>
    <message>
        <source>This date is not in the calendar. Check day, month and year.</source>
        <translation>यह तारीख कैलेंडर में नहीं है। दिन, महीना और वर्ष जाँचें।</translation>
    </message>
    <message>
        <source>This is more than {most} years ago.</source>
        <translation>यह {most} वर्ष से भी पहले की तारीख है।</translation>
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
        <translation>यह रोगी पहले ही मिलाया जा चुका है।</translation>
    </message>
    <message>
        <source>This patient is not known at this desk.</source>
        <translation>यह रोगी इस डेस्क पर ज्ञात नहीं है।</translation>
    </message>
    <message>
        <source>This patient is not merged into another.</source>
        <translation>यह रोगी किसी और में मिलाया नहीं गया है।</translation>
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
        <translation>यह नाम हिंदी अक्षरों में लिखें, या खाली छोड़ दें।</translation>
    </message>
    <message>
        <source>baby of this mother</source>
        <translation>इस माता का शिशु</translation>
    </message>
    <message>
        <source>same ABHA</source>
        <translation>वही आभा</translation>
    </message>
    <message>
        <source>same UHID</source>
        <translation>वही यूएचआईडी</translation>
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
        <translation>और सेटिंग…</translation>
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
        <translation>छपाई का पूर्वदर्शन</translation>
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
    <name>Refused</name>
    <message>
        <source>You do not have the right to do this. Ask a supervisor.</source>
        <translation>आपको यह करने का अधिकार नहीं है। किसी पर्यवेक्षक से कहें।</translation>
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
    <name>SexField</name>
    <message>
        <source>Female</source>
        <translation>महिला</translation>
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
        <source>Unknown</source>
        <translation>अज्ञात</translation>
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
    <name>Unreachable</name>
    <message>
        <source>The cloud cannot be reached. Work goes on; it will be tried again.</source>
        <translation>क्लाउड से संपर्क नहीं हो रहा। काम चलता रहेगा; फिर कोशिश की जाएगी।</translation>
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
</TS>

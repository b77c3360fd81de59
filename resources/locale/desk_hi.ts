<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
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

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>Catalogue</name>
    <message>
        <source>A code is letters, digits and hyphens, such as AMOX-CAP-250.</source>
        <translation>कोड में अंग्रेज़ी अक्षर, अंक और हाइफ़न होते हैं, जैसे AMOX-CAP-250।</translation>
    </message>
    <message>
        <source>A pack holds 1 to {most} units.</source>
        <translation>एक पैक में 1 से {most} इकाइयाँ होती हैं।</translation>
    </message>
    <message>
        <source>&amp;Brand on the pack</source>
        <translation>पैक पर लिखा ब्रांड (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Holds, in {unit}</source>
        <translation>कितना है, {unit} (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Starting catalogue</source>
        <translation>शुरुआती सूची (&amp;S)</translation>
    </message>
    <message>
        <source>A CSV file in UTF-8. It is tried first; it is imported whole, or not at all. What a file does not name stays as it is.</source>
        <translation>UTF-8 में CSV फ़ाइल। पहले जाँची जाती है; पूरी आती है या बिल्कुल नहीं। जो फ़ाइल में नहीं है, वह वैसा ही रहता है।</translation>
    </message>
    <message>
        <source>A pack is number=units brand, such as 8901234567890=10 Crocin.</source>
        <translation>पैक ऐसे लिखें: नंबर=इकाइयाँ ब्रांड, जैसे 8901234567890=10 Crocin।</translation>
    </message>
    <message>
        <source>A schedule is H, H1, X or none; empty = to be confirmed.</source>
        <translation>शेड्यूल H, H1, X या none होता है; खाली = पुष्टि बाक़ी।</translation>
    </message>
    <message>
        <source>A unit is what is counted, in English: tablet, bottle, vial …</source>
        <translation>इकाई वह है जो गिनी जाती है, अंग्रेज़ी में: tablet, bottle, vial …</translation>
    </message>
    <message>
        <source>ATC code</source>
        <translation>ATC कोड</translation>
    </message>
    <message>
        <source>ATC {code}</source>
        <translation>ATC {code}</translation>
    </message>
    <message>
        <source>Allergen class: {names}</source>
        <translation>एलर्जी वर्ग: {names}</translation>
    </message>
    <message>
        <source>An ATC code looks like J01CA04.</source>
        <translation>ATC कोड ऐसा होता है: J01CA04।</translation>
    </message>
    <message>
        <source>An item has {most} packs at the most.</source>
        <translation>एक दवा के ज़्यादा से ज़्यादा {most} पैक होते हैं।</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>वर्ग</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>वर्ग: {name}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>गिनती में</translation>
    </message>
    <message>
        <source>Counted in {unit}</source>
        <translation>गिनती: {unit}</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Ended ones too</source>
        <translation>बंद भी</translation>
    </message>
    <message>
        <source>Facility to confirm: {names}</source>
        <translation>केंद्र पुष्टि करे: {names}</translation>
    </message>
    <message>
        <source>Find a medicine</source>
        <translation>दवा खोजें</translation>
    </message>
    <message>
        <source>From now on a scan of this pack finds the medicine.</source>
        <translation>अब से इस पैक को स्कैन करने पर दवा मिल जाएगी।</translation>
    </message>
    <message>
        <source>From the state&apos;s catalogue</source>
        <translation>राज्य की सूची से</translation>
    </message>
    <message>
        <source>Given out on a prescription only, of which a copy is kept; entered in the register.</source>
        <translation>सिर्फ़ नुस्ख़े पर दी जाती है, जिसकी एक प्रति रखी जाती है; रजिस्टर में दर्ज होती है।</translation>
    </message>
    <message>
        <source>Given out on a prescription only.</source>
        <translation>सिर्फ़ नुस्ख़े पर दी जाती है।</translation>
    </message>
    <message>
        <source>Given out on a prescription only; each is entered in the H1 register.</source>
        <translation>सिर्फ़ नुस्ख़े पर दी जाती है; हर बार H1 रजिस्टर में दर्ज होती है।</translation>
    </message>
    <message>
        <source>Import medicines</source>
        <translation>दवाएँ फ़ाइल से लाएँ</translation>
    </message>
    <message>
        <source>Import the starting catalogue, or a file of your own.</source>
        <translation>शुरुआती सूची लाएँ, या अपनी फ़ाइल।</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>फ़ाइल से लाएँ…</translation>
    </message>
    <message>
        <source>In Hindi</source>
        <translation>हिंदी में</translation>
    </message>
    <message>
        <source>In none of the schedules H, H1 and X.</source>
        <translation>शेड्यूल H, H1, X में से किसी में नहीं।</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>रखें</translation>
    </message>
    <message>
        <source>Least wanted in stock</source>
        <translation>कम से कम स्टॉक</translation>
    </message>
    <message>
        <source>Least wanted…</source>
        <translation>कम से कम स्टॉक…</translation>
    </message>
    <message>
        <source>May stand for it</source>
        <translation>इसकी जगह दी जा सकती है</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>दवाएँ</translation>
    </message>
    <message>
        <source>Name, brand, strength or code</source>
        <translation>नाम, ब्रांड, मात्रा या कोड</translation>
    </message>
    <message>
        <source>No medicine chosen</source>
        <translation>कोई दवा नहीं चुनी</translation>
    </message>
    <message>
        <source>No medicines yet</source>
        <translation>अभी कोई दवा नहीं</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>शेड्यूल नहीं</translation>
    </message>
    <message>
        <source>None is known yet; teach one at its first scan.</source>
        <translation>अभी कोई नहीं पता; पहले स्कैन पर सिखाएँ।</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>Pack &amp;number</source>
        <translation>पैक नंबर (&amp;N)</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>पैक</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>शेड्यूल</translation>
    </message>
    <message>
        <source>Schedule H</source>
        <translation>शेड्यूल H</translation>
    </message>
    <message>
        <source>Schedule H1</source>
        <translation>शेड्यूल H1</translation>
    </message>
    <message>
        <source>Schedule X</source>
        <translation>शेड्यूल X</translation>
    </message>
    <message>
        <source>See its stock</source>
        <translation>इसका स्टॉक देखें</translation>
    </message>
    <message>
        <source>Stock of this item is counted in {unit}. Give the new unit another code.</source>
        <translation>इस दवा का स्टॉक {unit} में गिना जाता है। नई इकाई को दूसरा कोड दें।</translation>
    </message>
    <message>
        <source>Storage: {text}</source>
        <translation>भंडारण: {text}</translation>
    </message>
    <message>
        <source>Teach a pack</source>
        <translation>पैक सिखाएँ</translation>
    </message>
    <message>
        <source>Teach a pack…</source>
        <translation>पैक सिखाएँ…</translation>
    </message>
    <message>
        <source>The catalogue comes from the cloud. Ask its administrator to load one.</source>
        <translation>दवा सूची क्लाउड से आती है। वहाँ के प्रशासक से डालने को कहें।</translation>
    </message>
    <message>
        <source>The file holds no items.</source>
        <translation>फ़ाइल में कोई दवा नहीं है।</translation>
    </message>
    <message>
        <source>The pack is known now.</source>
        <translation>पैक अब याद है।</translation>
    </message>
    <message>
        <source>The pack number {number} has a wrong digit.</source>
        <translation>पैक नंबर {number} का एक अंक ग़लत है।</translation>
    </message>
    <message>
        <source>The pack {number} belongs to another item.</source>
        <translation>पैक {number} किसी दूसरी दवा का है।</translation>
    </message>
    <message>
        <source>The state&apos;s catalogue knows this pack already.</source>
        <translation>राज्य की सूची में यह पैक पहले से है।</translation>
    </message>
    <message>
        <source>This desk has joined the cloud: the catalogue is the state&apos;s. Ask the cloud&apos;s administrator.</source>
        <translation>यह डेस्क क्लाउड से जुड़ चुका है: दवा सूची राज्य की है। क्लाउड के प्रशासक से कहें।</translation>
    </message>
    <message>
        <source>This facility&apos;s own entry</source>
        <translation>इस केंद्र की अपनी प्रविष्टि</translation>
    </message>
    <message>
        <source>This item is not in the catalogue.</source>
        <translation>यह दवा सूची में नहीं है।</translation>
    </message>
    <message>
        <source>This pack is not known yet. Choose its medicine.</source>
        <translation>यह पैक अभी नहीं पता। इसकी दवा चुनें।</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>पुष्टि बाक़ी</translation>
    </message>
    <message>
        <source>Type a name, a brand or a code, and choose a line.</source>
        <translation>नाम, ब्रांड या कोड लिखें और एक पंक्ति चुनें।</translation>
    </message>
    <message>
        <source>Type less, or another spelling.</source>
        <translation>कम लिखें, या दूसरी वर्तनी।</translation>
    </message>
    <message>
        <source>Until the facility confirms it, the prescriber is asked for as for H1.</source>
        <translation>जब तक केंद्र पुष्टि न करे, H1 की तरह लिखने वाले डॉक्टर का नाम माँगा जाता है।</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>क्या दिखे</translation>
    </message>
    <message>
        <source>Write short English words with blanks between them.</source>
        <translation>छोटे अंग्रेज़ी शब्द लिखें, बीच में खाली जगह।</translation>
    </message>
    <message>
        <source>allergens</source>
        <translation>एलर्जी वर्ग</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>और {n}</translation>
    </message>
    <message>
        <source>class</source>
        <translation>वर्ग</translation>
    </message>
    <message>
        <source>code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>form</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>generic name</source>
        <translation>जेनेरिक नाम</translation>
    </message>
    <message>
        <source>group</source>
        <translation>समूह</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>name in Hindi</source>
        <translation>हिंदी नाम</translation>
    </message>
    <message>
        <source>packs</source>
        <translation>पैक</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>शेड्यूल</translation>
    </message>
    <message>
        <source>source</source>
        <translation>स्रोत</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>भंडारण</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>पुष्टि बाक़ी</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>whole line</source>
        <translation>पूरी पंक्ति</translation>
    </message>
    <message>
        <source>{name} is no column of this file.</source>
        <translation>{name} इस फ़ाइल का कॉलम नहीं है।</translation>
    </message>
</context>
<context>
    <name>Caution</name>
    <message>
        <source>Allergy on record: {allergy}. {medicine} is or contains it.</source>
        <translation>एलर्जी दर्ज है: {allergy}। {medicine} वही है या उसमें वह है।</translation>
    </message>
    <message>
        <source>Allergy on record: {allergy}. {medicine} may cause the same reaction.</source>
        <translation>एलर्जी दर्ज है: {allergy}। {medicine} से भी वैसी ही प्रतिक्रिया हो सकती है।</translation>
    </message>
    <message>
        <source>The patient got {other} on {day}, for how long is not known. {medicine} may double it.</source>
        <translation>मरीज़ को {day} को {other} दी गई, कितने दिन की यह पता नहीं। {medicine} से दवा दोहरी हो सकती है।</translation>
    </message>
    <message>
        <source>The patient got {other} on {day}, which lasts to {until}. {medicine} may double it.</source>
        <translation>मरीज़ को {day} को {other} दी गई, जो {until} तक चलेगी। {medicine} से दवा दोहरी हो सकती है।</translation>
    </message>
    <message>
        <source>The record names an allergy by a code that this desk cannot read ({allergy}). Ask the patient.</source>
        <translation>रिकॉर्ड में एलर्जी ऐसे कोड से लिखी है जो यह डेस्क नहीं पढ़ पाता ({allergy})। मरीज़ से पूछें।</translation>
    </message>
    <message>
        <source>This prescription has {other} as well. {medicine} may double it.</source>
        <translation>इस नुस्ख़े में {other} भी है। {medicine} से दवा दोहरी हो सकती है।</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>&amp;Batch</source>
        <translation>बैच (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Counted</source>
        <translation>गिना (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>खोजें (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Medicine</source>
        <translation>दवा (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Not counted: {n} batches</source>
        <translation>नहीं गिने: {n} बैच (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Place to count</source>
        <translation>गिनने की जगह (&amp;P)</translation>
    </message>
    <message>
        <source>A batch that is not listed</source>
        <translation>सूची में न मिला बैच</translation>
    </message>
    <message>
        <source>Add a batch that is not listed…</source>
        <translation>सूची में न मिला बैच जोड़ें…</translation>
    </message>
    <message>
        <source>Add to the count</source>
        <translation>गिनती में जोड़ें</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>All batches are counted</source>
        <translation>सभी बैच गिन लिए</translation>
    </message>
    <message>
        <source>At</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>सूची पर वापस</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Batch not listed…</source>
        <translation>बैच सूची में नहीं…</translation>
    </message>
    <message>
        <source>Batch {lot} · expiry {expiry} · unit: {unit}</source>
        <translation>बैच {lot} · एक्सपायरी {expiry} · इकाई: {unit}</translation>
    </message>
    <message>
        <source>Batches to count</source>
        <translation>गिनने के बैच</translation>
    </message>
    <message>
        <source>Begin a count first, or go on with one.</source>
        <translation>पहले गिनती शुरू करें, या किसी को आगे बढ़ाएँ।</translation>
    </message>
    <message>
        <source>Begin the count</source>
        <translation>गिनती शुरू करें</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>शुरू</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>बही में</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Choose the place and begin.</source>
        <translation>जगह चुनें और शुरू करें।</translation>
    </message>
    <message>
        <source>Count again where you doubt, add what is not listed, then finalise.</source>
        <translation>शक हो तो फिर गिनें, जो सूची में नहीं उसे जोड़ें, फिर पूरी करें।</translation>
    </message>
    <message>
        <source>Count blind: the book is not shown. The desk goes on working; each batch is held against the book of the moment at which it was counted. Two people sign at the end.</source>
        <translation>बिना बही देखे गिनें। डेस्क का काम चलता रहता है; हर बैच उसी पल की बही से मिलाया जाता है जब वह गिना गया। अंत में दो लोग हस्ताक्षर करते हैं।</translation>
    </message>
    <message>
        <source>Count them as none: they are not there</source>
        <translation>शून्य मानें: ये वहाँ नहीं हैं</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>E&amp;xpiry</source>
        <translation>एक्सपायरी (&amp;X)</translation>
    </message>
    <message>
        <source>Everything was right</source>
        <translation>सब सही निकला</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Finalise the count of {place}</source>
        <translation>{place} की गिनती पूरी करें</translation>
    </message>
    <message>
        <source>Finalised</source>
        <translation>पूरी हुई</translation>
    </message>
    <message>
        <source>Finalise…</source>
        <translation>पूरी करें…</translation>
    </message>
    <message>
        <source>Find a batch on the list</source>
        <translation>सूची में बैच खोजें</translation>
    </message>
    <message>
        <source>Give the count up…</source>
        <translation>गिनती छोड़ें…</translation>
    </message>
    <message>
        <source>Give this count up?</source>
        <translation>यह गिनती छोड़ दें?</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>छोड़ दें</translation>
    </message>
    <message>
        <source>Give up…</source>
        <translation>छोड़ें…</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>छोड़ी गई</translation>
    </message>
    <message>
        <source>How far the count is</source>
        <translation>गिनती कहाँ तक पहुँची</translation>
    </message>
    <message>
        <source>It becomes part of this count. Read lot and expiry from the pack.</source>
        <translation>यह इस गिनती में जुड़ेगा। बैच और एक्सपायरी पैक से पढ़ें।</translation>
    </message>
    <message>
        <source>Jump: medicine or batch</source>
        <translation>सीधे जाएँ: दवा या बैच</translation>
    </message>
    <message>
        <source>Leave them as the book says</source>
        <translation>बही के अनुसार रहने दें</translation>
    </message>
    <message>
        <source>Less: {value}</source>
        <translation>कम: {value}</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>More: {value}</source>
        <translation>ज़्यादा: {value}</translation>
    </message>
    <message>
        <source>No stock-take yet</source>
        <translation>अभी कोई स्टॉक गिनती नहीं</translation>
    </message>
    <message>
        <source>Not counted, left as the book says: {n} batches.</source>
        <translation>नहीं गिने, बही के अनुसार छोड़े: {n} बैच।</translation>
    </message>
    <message>
        <source>Not kept: {title}, batch {lot}, {quantity}. {why}</source>
        <translation>नहीं रखा गया: {title}, बैच {lot}, {quantity}। {why}</translation>
    </message>
    <message>
        <source>Not on the list. F6 adds a batch that was found.</source>
        <translation>सूची में नहीं है। F6 से मिला हुआ बैच जोड़ें।</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>अभी कुछ नहीं गिना</translation>
    </message>
    <message>
        <source>Other desks may have moved stock that is not known here yet (last sync: {heard}).</source>
        <translation>दूसरे डेस्क पर स्टॉक निकला हो सकता है जो यहाँ अभी पता नहीं (पिछला सिंक: {heard})।</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>जगह</translation>
    </message>
    <message>
        <source>Print the report…</source>
        <translation>रिपोर्ट छापें…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>छापें…</translation>
    </message>
    <message>
        <source>Several batches fit this pack. Choose by its lot.</source>
        <translation>इस पैक से कई बैच मिलते हैं। बैच नंबर से चुनें।</translation>
    </message>
    <message>
        <source>Sign and finalise</source>
        <translation>हस्ताक्षर करके पूरी करें</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>स्टॉक गिनती</translation>
    </message>
    <message>
        <source>Stock-takes</source>
        <translation>स्टॉक गिनतियाँ</translation>
    </message>
    <message>
        <source>The count was given up; the stock is as it was.</source>
        <translation>गिनती छोड़ दी गई; स्टॉक जैसा था वैसा ही है।</translation>
    </message>
    <message>
        <source>The differences are posted, and a second person signs with you. This is final.</source>
        <translation>अंतर बही में चढ़ेंगे और दूसरा व्यक्ति आपके साथ हस्ताक्षर करेगा। यह अंतिम है।</translation>
    </message>
    <message>
        <source>The stock-take is finalised.</source>
        <translation>स्टॉक गिनती पूरी हुई।</translation>
    </message>
    <message>
        <source>The stock-take of {place}: I have seen the count.</source>
        <translation>{place} की स्टॉक गिनती: मैंने गिनती देखी है।</translation>
    </message>
    <message>
        <source>This count was given up: it has no report.</source>
        <translation>यह गिनती छोड़ दी गई थी: इसकी रिपोर्ट नहीं है।</translation>
    </message>
    <message>
        <source>To count</source>
        <translation>गिनना बाक़ी</translation>
    </message>
    <message>
        <source>Type the quantity of a batch and press Enter.</source>
        <translation>बैच की मात्रा लिखें और Enter दबाएँ।</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>चल रही है</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>Variance report</source>
        <translation>अंतर रिपोर्ट</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>जिनमें अंतर है</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>सूची में क्या</translation>
    </message>
    <message>
        <source>What was counted is not posted.</source>
        <translation>जो गिना, वह बही में नहीं चढ़ेगा।</translation>
    </message>
    <message>
        <source>Without a known cost: {n} of what differs.</source>
        <translation>अंतर वालों में {n} की क़ीमत पता नहीं।</translation>
    </message>
    <message>
        <source>never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>{done} of {all} counted · {place}</source>
        <translation>{all} में से {done} गिने · {place}</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>{n} में अंतर</translation>
    </message>
    <message>
        <source>{n} right</source>
        <translation>{n} सही</translation>
    </message>
    <message>
        <source>{place} · finalised {moment} · signed by {signed} and {second}</source>
        <translation>{place} · {moment} को पूरी · हस्ताक्षर: {signed} और {second}</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n batch(es) were not counted. Say what becomes of them.</source>
        <translation>
            <numerusform>%n बैच नहीं गिने गए। बताइए कि उनका क्या किया जाए।</numerusform>
            <numerusform>%n बैच नहीं गिने गए। बताइए कि उनका क्या किया जाए।</numerusform>
        </translation>
    </message>
    <message>
        <source>A second person must sign the stock-take.</source>
        <translation>स्टॉक गिनती पर किसी दूसरे व्यक्ति की भी मंज़ूरी चाहिए।</translation>
    </message>
    <message>
        <source>A stock-take of this place is under way. Go on with it.</source>
        <translation>इस जगह की स्टॉक गिनती चल रही है। उसी को आगे बढ़ाइए।</translation>
    </message>
    <message>
        <source>Choose a store or a counter.</source>
        <translation>कोई भंडार या काउंटर चुनिए।</translation>
    </message>
    <message>
        <source>Nothing was counted yet.</source>
        <translation>अभी तक कुछ नहीं गिना गया।</translation>
    </message>
    <message>
        <source>This batch is not known here. Add it.</source>
        <translation>यह बैच यहाँ दर्ज नहीं है। इसे जोड़िए।</translation>
    </message>
    <message>
        <source>This medicine is not in the catalogue.</source>
        <translation>यह दवा सूची में नहीं है।</translation>
    </message>
    <message>
        <source>This stock-take is not finalised yet.</source>
        <translation>यह स्टॉक गिनती अभी पूरी नहीं हुई।</translation>
    </message>
    <message>
        <source>This stock-take is not known here.</source>
        <translation>यह स्टॉक गिनती यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This stock-take is over.</source>
        <translation>यह स्टॉक गिनती पूरी हो चुकी है।</translation>
    </message>
    <message>
        <source>{medicine}, batch {lot}: more went out since than was counted. Count it again.</source>
        <translation>{medicine}, बैच {lot}: जितना गिना गया, उसके बाद उससे ज़्यादा निकल चुका है। इसे फिर से गिनिए।</translation>
    </message>
</context>
<context>
    <name>Directions</name>
    <message>
        <source>These directions are too long.</source>
        <translation>यह निर्देश बहुत लंबा है।</translation>
    </message>
    <message>
        <source>This is too much at one time. Look at the amount again.</source>
        <translation>एक बार के लिए यह बहुत ज़्यादा है। मात्रा फिर से देखें।</translation>
    </message>
    <message>
        <source>This says to take nothing. Type how much is taken.</source>
        <translation>इसके अनुसार कुछ नहीं लेना है। लिखें कि कितनी लेनी है।</translation>
    </message>
    <message>
        <source>Type 1 to {most} days.</source>
        <translation>1 से {most} दिन लिखें।</translation>
    </message>
    <message>
        <source>Type how it is taken, for example 1-0-1 x5d pc.</source>
        <translation>लिखें कि दवा कैसे लेनी है, जैसे 1-0-1 x5d pc।</translation>
    </message>
    <message>
        <source>“{typed}” is not understood. Did you mean {nearest}?</source>
        <translation>“{typed}” समझ में नहीं आया। क्या आपका मतलब {nearest} है?</translation>
    </message>
    <message>
        <source>“{typed}” is not understood. Write it like 1-0-1 x5d pc or 1 tds 5/7, or begin with = and use your own words.</source>
        <translation>“{typed}” समझ में नहीं आया। 1-0-1 x5d pc या 1 tds 5/7 की तरह लिखें, या = से शुरू करके अपने शब्दों में लिखें।</translation>
    </message>
</context>
<context>
    <name>Discrepancies</name>
    <message>
        <source>The book is still below zero here. Count what lies there and adjust it.</source>
        <translation>यहाँ का हिसाब अब भी शून्य से नीचे है। जो रखा है उसे गिनिए और हिसाब ठीक कीजिए।</translation>
    </message>
    <message>
        <source>This was settled already.</source>
        <translation>यह पहले ही निपटाया जा चुका है।</translation>
    </message>
</context>
<context>
    <name>Dispense</name>
    <message>
        <source>&amp;Address of the prescriber</source>
        <translation>डॉक्टर का पता (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Prescriber, for the H1 register</source>
        <translation>लिखने वाले डॉक्टर, H1 रजिस्टर के लिए (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Units in the pack</source>
        <translation>पैक में इकाइयाँ (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Who agreed to it?</source>
        <translation>किसने सहमति दी? (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Why it is given all the same</source>
        <translation>फिर भी क्यों दी जा रही है (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Why not the batch that expires first?</source>
        <translation>पहले एक्सपायर होने वाला बैच क्यों नहीं? (&amp;W)</translation>
    </message>
    <message>
        <source>A copy is kept</source>
        <translation>प्रति रख ली</translation>
    </message>
    <message>
        <source>A strip of 10 tablets: 10.</source>
        <translation>10 गोलियों की पट्टी: 10।</translation>
    </message>
    <message>
        <source>ALLERGY: {allergies}</source>
        <translation>एलर्जी: {allergies}</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>सहमति</translation>
    </message>
    <message>
        <source>Another batch</source>
        <translation>दूसरा बैच</translation>
    </message>
    <message>
        <source>Answer warning</source>
        <translation>चेतावनी का जवाब</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Batch {lot}. Scan the code with the product, too.</source>
        <translation>बैच {lot}। दवा वाला कोड भी स्कैन करें।</translation>
    </message>
    <message>
        <source>Batch · expiry</source>
        <translation>बैच · एक्सपायरी</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>दिन बाक़ी</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>कैसे लें</translation>
    </message>
    <message>
        <source>Dispensing</source>
        <translation>दवा देना</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>पूरा</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Everything goes back to its batch, and the record says so. {medicines}</source>
        <translation>सब अपने बैच में लौट जाएगा, और रिकॉर्ड में यह लिखा रहेगा। {medicines}</translation>
    </message>
    <message>
        <source>Everything of it is given.</source>
        <translation>सब दे दिया गया।</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Find the patient first (F2), or scan the slip or the card.</source>
        <translation>पहले मरीज़ खोजें (F2), या पर्ची या कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>दें</translation>
    </message>
    <message>
        <source>Give another medicine</source>
        <translation>दूसरी दवा दें</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>दें</translation>
    </message>
    <message>
        <source>Give it in spite of this?</source>
        <translation>इसके बावजूद दें?</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>दवा दें</translation>
    </message>
    <message>
        <source>Give out and print labels</source>
        <translation>दवा दें और लेबल छापें</translation>
    </message>
    <message>
        <source>Give this instead</source>
        <translation>इसके बदले यह दें</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>दी गई</translation>
    </message>
    <message>
        <source>Given in spite of it because</source>
        <translation>फिर भी दी गई, क्योंकि</translation>
    </message>
    <message>
        <source>Given out; the labels are printed.</source>
        <translation>दवा दे दी गई; लेबल छप रहे हैं।</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>कितनी?</translation>
    </message>
    <message>
        <source>How much is given?</source>
        <translation>कितनी दी जाए?</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>आंशिक</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>स्टॉक</translation>
    </message>
    <message>
        <source>Instead of {asked}. Both names stand on the record.</source>
        <translation>{asked} के बदले। दोनों नाम रिकॉर्ड में रहेंगे।</translation>
    </message>
    <message>
        <source>Labels again</source>
        <translation>लेबल दोबारा</translation>
    </message>
    <message>
        <source>Labels again…</source>
        <translation>लेबल दोबारा…</translation>
    </message>
    <message>
        <source>Labels in</source>
        <translation>लेबल की भाषा</translation>
    </message>
    <message>
        <source>Later batch because</source>
        <translation>बाद वाला बैच, क्योंकि</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>अभी न दें</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>दवाएँ</translation>
    </message>
    <message>
        <source>Lines of the prescription</source>
        <translation>नुस्ख़े की दवाएँ</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Medicines of the same group</source>
        <translation>उसी समूह की दवाएँ</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>अगला</translation>
    </message>
    <message>
        <source>No allergy is recorded. Ask the patient.</source>
        <translation>कोई एलर्जी दर्ज नहीं है। मरीज़ से पूछें।</translation>
    </message>
    <message>
        <source>No batch of it may be given here now.</source>
        <translation>इसका कोई बैच यहाँ अभी नहीं दिया जा सकता।</translation>
    </message>
    <message>
        <source>No prescription is open</source>
        <translation>कोई नुस्ख़ा खुला नहीं है</translation>
    </message>
    <message>
        <source>No prescription waits</source>
        <translation>कोई नुस्ख़ा बाक़ी नहीं है</translation>
    </message>
    <message>
        <source>Nobody can give it out until it is matched to a medicine (F8).</source>
        <translation>जब तक यह किसी दवा से मिलाई न जाए (F8), नहीं दी जा सकती।</translation>
    </message>
    <message>
        <source>Not in stock</source>
        <translation>स्टॉक में नहीं</translation>
    </message>
    <message>
        <source>Not matched</source>
        <translation>मिलाई नहीं गई</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>Nothing can be given out now; it stays open.</source>
        <translation>अभी कुछ नहीं दिया जा सकता; वह बाक़ी रहेगा।</translation>
    </message>
    <message>
        <source>Nothing is prescribed for this patient.</source>
        <translation>इस मरीज़ के लिए कोई नुस्ख़ा नहीं है।</translation>
    </message>
    <message>
        <source>Nothing of this line is open.</source>
        <translation>इस दवा में कुछ बाक़ी नहीं है।</translation>
    </message>
    <message>
        <source>Nothing of this prescription can be given out now.</source>
        <translation>इस नुस्ख़े की कोई दवा अभी नहीं दी जा सकती।</translation>
    </message>
    <message>
        <source>Nothing of this prescription was given out yet.</source>
        <translation>इस नुस्ख़े की कोई दवा अभी तक नहीं दी गई।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>बाक़ी</translation>
    </message>
    <message>
        <source>Open a prescription first: scan the slip or the card.</source>
        <translation>पहले नुस्ख़ा खोलें: पर्ची या कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>Open: {open} {unit}. In stock here: {there}.</source>
        <translation>बाक़ी: {open} {unit}। यहाँ स्टॉक में: {there}।</translation>
    </message>
    <message>
        <source>Other batch</source>
        <translation>दूसरा बैच</translation>
    </message>
    <message>
        <source>Other medicine</source>
        <translation>दूसरी दवा</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Prescriber?</source>
        <translation>डॉक्टर?</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>नुस्ख़े</translation>
    </message>
    <message>
        <source>Product number {gtin}. Read the name and the number of units from the pack.</source>
        <translation>उत्पाद संख्या {gtin}। नाम और इकाइयों की संख्या पैक से पढ़ें।</translation>
    </message>
    <message>
        <source>Put the prescription away</source>
        <translation>नुस्ख़ा हटाएँ</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>तैयार</translation>
    </message>
    <message>
        <source>Remember it</source>
        <translation>याद रखें</translation>
    </message>
    <message>
        <source>Save or cancel the prescription first, then scan packs.</source>
        <translation>पहले नुस्ख़ा सहेजें या रद्द करें, फिर पैक स्कैन करें।</translation>
    </message>
    <message>
        <source>Scan a slip or a card, or type one with Ctrl+T.</source>
        <translation>पर्ची या कार्ड स्कैन करें, या Ctrl+T से नुस्ख़ा लिखें।</translation>
    </message>
    <message>
        <source>Scan the slip or the card, or choose one from the list with Enter.</source>
        <translation>पर्ची या कार्ड स्कैन करें, या सूची से Enter से चुनें।</translation>
    </message>
    <message>
        <source>Schedule X: copy of the prescription</source>
        <translation>शेड्यूल X: नुस्ख़े की प्रति</translation>
    </message>
    <message>
        <source>Several prescriptions of this patient are open; the others stay in the list.</source>
        <translation>इस मरीज़ के कई नुस्ख़े बाक़ी हैं; दूसरे सूची में रहेंगे।</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop this line?</source>
        <translation>यह दवा रोकें?</translation>
    </message>
    <message>
        <source>Stop this line…</source>
        <translation>यह दवा रोकें…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>रोकी गई</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Take the last dispense back?</source>
        <translation>आख़िरी बार दी गई दवा वापस लें?</translation>
    </message>
    <message>
        <source>Take the last dispense back…</source>
        <translation>आख़िरी बार दी गई दवा वापस लें…</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>इतनी लें</translation>
    </message>
    <message>
        <source>Take this batch</source>
        <translation>यह बैच लें</translation>
    </message>
    <message>
        <source>Taken back: it lies in its batch again.</source>
        <translation>वापस लिया: दवा फिर अपने बैच में है।</translation>
    </message>
    <message>
        <source>The catalogue knows no medicine that may stand for it.</source>
        <translation>सूची में इसके बदले दी जा सकने वाली कोई दवा नहीं है।</translation>
    </message>
    <message>
        <source>The prescriber, and how: “by phone, 10:40”.</source>
        <translation>लिखने वाले डॉक्टर, और कैसे: “फ़ोन पर, 10:40”।</translation>
    </message>
    <message>
        <source>The shelf has changed. Scan the pack once more.</source>
        <translation>शेल्फ़ बदल गई है। पैक फिर स्कैन करें।</translation>
    </message>
    <message>
        <source>There is no warning at this line.</source>
        <translation>इस दवा पर कोई चेतावनी नहीं है।</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>वापस लेने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>This pack is new here</source>
        <translation>यह पैक यहाँ नया है</translation>
    </message>
    <message>
        <source>This pack is not known here. A storekeeper says which medicine it is.</source>
        <translation>यह पैक यहाँ दर्ज नहीं है। कौन सी दवा है, यह भंडारी बताएँगे।</translation>
    </message>
    <message>
        <source>This prescription has changed meanwhile. Look at it again.</source>
        <translation>यह नुस्ख़ा इस बीच बदल गया है। फिर से देखें।</translation>
    </message>
    <message>
        <source>This visit is not known here. Scan the slip again.</source>
        <translation>यह विज़िट यहाँ दर्ज नहीं है। पर्ची फिर स्कैन करें।</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>टोकन</translation>
    </message>
    <message>
        <source>Type a prescription</source>
        <translation>नुस्ख़ा लिखें</translation>
    </message>
    <message>
        <source>Type one…</source>
        <translation>लिखें…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>इंतज़ार</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>चेतावनी</translation>
    </message>
    <message>
        <source>Write the reason in words.</source>
        <translation>कारण शब्दों में लिखें।</translation>
    </message>
    <message>
        <source>You may look, but not give out.</source>
        <translation>आप देख सकते हैं, पर दवा नहीं दे सकते।</translation>
    </message>
    <message>
        <source>from paper</source>
        <translation>काग़ज़ से</translation>
    </message>
    <message>
        <source>sent by the doctor</source>
        <translation>डॉक्टर का भेजा</translation>
    </message>
    <message>
        <source>{given} for {asked}</source>
        <translation>{asked} के बदले {given}</translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation>{hours}:{minutes} घं</translation>
    </message>
    <message>
        <source>{medicine} is not on this prescription.</source>
        <translation>{medicine} इस नुस्ख़े में नहीं है।</translation>
    </message>
    <message>
        <source>{medicine}: compare the batch with the print, or scan its code too.</source>
        <translation>{medicine}: बैच को छपे हुए से मिलाएँ, या उसका कोड भी स्कैन करें।</translation>
    </message>
    <message>
        <source>{medicine}: what is still open of it is given no more.</source>
        <translation>{medicine}: जो बाक़ी है, वह अब नहीं दी जाएगी।</translation>
    </message>
    <message>
        <source>{n} batches</source>
        <translation>{n} बैच</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} दिन</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} मि</translation>
    </message>
    <message>
        <source>{n} of {all} lines will be given</source>
        <translation>{all} में से {n} पंक्तियाँ दी जाएँगी</translation>
    </message>
    <message>
        <source>{n} of {batch}</source>
        <translation>{batch} से {n}</translation>
    </message>
    <message>
        <source>{n} stay open.</source>
        <translation>{n} बाक़ी रहेंगी।</translation>
    </message>
    <message>
        <source>{text}; what is not given stays open</source>
        <translation>{text}; जो नहीं दी, वह बाक़ी रहेगी</translation>
    </message>
    <message>
        <source>हिन्दी</source>
        <translation>हिन्दी</translation>
    </message>
    <message>
        <source>✓ Checked</source>
        <translation>✓ जाँचा</translation>
    </message>
</context>
<context>
    <name>Expiry</name>
    <message>
        <source>This is not a date. Type it as printed, for example 08/2027.</source>
        <translation>यह तारीख़ नहीं है। जैसी छपी है वैसी लिखिए, जैसे 08/2027।</translation>
    </message>
    <message>
        <source>Type the expiry as printed, for example 08/2027. A dash (-) means it does not expire.</source>
        <translation>एक्सपायरी जैसी छपी है वैसी लिखिए, जैसे 08/2027। डैश (-) का मतलब है कि यह एक्सपायर नहीं होती।</translation>
    </message>
</context>
<context>
    <name>ExpiryField</name>
    <message>
        <source>08/2027</source>
        <translation>08/2027</translation>
    </message>
    <message>
        <source>does not expire</source>
        <translation>एक्सपायर नहीं होती</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Batch {lot} expires first. Give that one, or say why not.</source>
        <translation>बैच {lot} की एक्सपायरी पहले है। वही दें, या लिखें कि क्यों नहीं।</translation>
    </message>
    <message>
        <source>Choose the counter from which this desk gives out.</source>
        <translation>वह काउंटर चुनें जहाँ से यह डेस्क दवा देता है।</translation>
    </message>
    <message>
        <source>Of batch {lot} only {left} are here.</source>
        <translation>बैच {lot} की केवल {left} यहाँ हैं।</translation>
    </message>
    <message>
        <source>Only {open} of this line are still open.</source>
        <translation>इस पंक्ति में अब केवल {open} देनी बाकी हैं।</translation>
    </message>
    <message>
        <source>Part of it came back as a return. It can no longer be taken back.</source>
        <translation>इसका कुछ हिस्सा वापस आ चुका है। अब इसे रद्द नहीं किया जा सकता।</translation>
    </message>
    <message>
        <source>Say first which medicine of the catalogue this is.</source>
        <translation>पहले बताएँ कि यह सूची की कौन सी दवा है।</translation>
    </message>
    <message>
        <source>Say who agreed that {given} is given for {asked}.</source>
        <translation>लिखें कि {asked} की जगह {given} देने पर किसने सहमति दी।</translation>
    </message>
    <message>
        <source>There is nothing to give out.</source>
        <translation>देने के लिए कुछ नहीं है।</translation>
    </message>
    <message>
        <source>This batch may not be given out here now.</source>
        <translation>यह बैच अभी यहाँ से नहीं दिया जा सकता।</translation>
    </message>
    <message>
        <source>This line was given out already.</source>
        <translation>इस पंक्ति की दवा पहले ही दी जा चुकी है।</translation>
    </message>
    <message>
        <source>This line was stopped. Nothing more of it is given.</source>
        <translation>यह पंक्ति रोक दी गई है। इसकी और दवा नहीं दी जाती।</translation>
    </message>
    <message>
        <source>This was taken back already, or is not known here.</source>
        <translation>यह पहले ही रद्द हो चुका है, या यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>a copy of the prescription, which is kept</source>
        <translation>नुस्ख़े की एक प्रति, जो रखी जाती है</translation>
    </message>
    <message>
        <source>the prescriber&apos;s address</source>
        <translation>लिखने वाले डॉक्टर का पता</translation>
    </message>
    <message>
        <source>the prescriber&apos;s name</source>
        <translation>लिखने वाले डॉक्टर का नाम</translation>
    </message>
    <message>
        <source>{given} may not stand for {asked}.</source>
        <translation>{asked} की जगह {given} नहीं दी जा सकती।</translation>
    </message>
    <message>
        <source>{medicine} asks for {what}.</source>
        <translation>{medicine} के लिए यह ज़रूरी है: {what}।</translation>
    </message>
</context>
<context>
    <name>Handling</name>
    <message>
        <source>Choose a store or a counter.</source>
        <translation>कोई भंडार या काउंटर चुनिए।</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>कोई दूसरी जगह चुनिए।</translation>
    </message>
    <message>
        <source>Choose what is moved.</source>
        <translation>चुनिए कि क्या हटाया जा रहा है।</translation>
    </message>
    <message>
        <source>Choose where it lies now.</source>
        <translation>चुनिए कि यह अभी कहाँ रखा है।</translation>
    </message>
    <message>
        <source>Choose which dispense this comes back from.</source>
        <translation>चुनिए कि यह किस बार दी गई दवा में से लौटा है।</translation>
    </message>
    <message>
        <source>It was given out after this day. Enter it with a later day.</source>
        <translation>यह दवा इस तारीख के बाद दी गई थी। बाद की तारीख भरें।</translation>
    </message>
    <message>
        <source>More than was given: {left} can come back.</source>
        <translation>जितना दिया गया उससे ज़्यादा: {left} ही लौट सकता है।</translation>
    </message>
    <message>
        <source>More than {limit} units: a second person must agree.</source>
        <translation>{limit} इकाई से ज़्यादा: किसी दूसरे व्यक्ति की मंज़ूरी चाहिए।</translation>
    </message>
    <message>
        <source>Take back from one patient at a time.</source>
        <translation>एक बार में एक ही मरीज़ से वापस लीजिए।</translation>
    </message>
    <message>
        <source>This batch has not expired. Write why it is set aside.</source>
        <translation>यह बैच एक्सपायर नहीं हुआ। लिखिए कि इसे क्यों हटाया जा रहा है।</translation>
    </message>
    <message>
        <source>This batch is not known here.</source>
        <translation>यह बैच यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This is not taken back here. Correct it with an adjustment.</source>
        <translation>यह यहाँ से वापस नहीं होता। हिसाब ठीक करके सुधारिए।</translation>
    </message>
    <message>
        <source>This was taken back already, or is not known here.</source>
        <translation>यह पहले ही वापस हो चुका है, या यहाँ दर्ज नहीं है।</translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message>
        <source>Choose a store or a counter.</source>
        <translation>कोई भंडार या काउंटर चुनिए।</translation>
    </message>
    <message>
        <source>This batch is not known here.</source>
        <translation>यह बैच यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This hold is not standing any more.</source>
        <translation>यह रोक अब लागू नहीं है।</translation>
    </message>
    <message>
        <source>This medicine is not in the catalogue.</source>
        <translation>यह दवा सूची में नहीं है।</translation>
    </message>
</context>
<context>
    <name>Indents</name>
    <message>
        <source>&amp;For</source>
        <translation>किसके लिए (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>टिप्पणी (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>मात्रा (&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Why less</source>
        <translation>कम क्यों (&amp;W)</translation>
    </message>
    <message>
        <source>Add 1 to {most} medicines.</source>
        <translation>1 से {most} दवाएँ जोड़ें।</translation>
    </message>
    <message>
        <source>Add at least one line.</source>
        <translation>कम से कम एक लाइन जोड़ें।</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>मंज़ूर करें</translation>
    </message>
    <message>
        <source>Approve {number}</source>
        <translation>{number} मंज़ूर करें</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>मंज़ूर</translation>
    </message>
    <message>
        <source>Approved {wanted}</source>
        <translation>मंज़ूर {wanted}</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>मंज़ूर करें…</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>माँगें</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>माँग भेजें</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>कब माँगा</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>माँगा</translation>
    </message>
    <message>
        <source>Asked for: {amount}</source>
        <translation>माँगा: {amount}</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>सूची पर वापस</translation>
    </message>
    <message>
        <source>Batch {lot} · expiry {expiry} · sent {amount}</source>
        <translation>बैच {lot} · एक्सपायरी {expiry} · भेजा {amount}</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Cancel the indent</source>
        <translation>इंडेंट रद्द करें</translation>
    </message>
    <message>
        <source>Cancel the indent…</source>
        <translation>इंडेंट रद्द करें…</translation>
    </message>
    <message>
        <source>Cancel {number}?</source>
        <translation>{number} रद्द करें?</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Choose a store or a counter.</source>
        <translation>भंडार या काउंटर चुनें।</translation>
    </message>
    <message>
        <source>Choose another place to ask.</source>
        <translation>माँगने के लिए दूसरी जगह चुनें।</translation>
    </message>
    <message>
        <source>Choose at least one line.</source>
        <translation>कम से कम एक लाइन चुनें।</translation>
    </message>
    <message>
        <source>Choose what is issued.</source>
        <translation>चुनें कि क्या जारी करना है।</translation>
    </message>
    <message>
        <source>Closed: no more comes</source>
        <translation>बंद: और नहीं आएगा</translation>
    </message>
    <message>
        <source>Count what lies before you. Less than was sent is asked about.</source>
        <translation>जो सामने है उसे गिनें। भेजे से कम हो तो पूछा जाएगा।</translation>
    </message>
    <message>
        <source>Every line that nobody has decided on is refused.</source>
        <translation>जिन लाइनों पर फ़ैसला नहीं हुआ, वे सब नामंज़ूर होंगी।</translation>
    </message>
    <message>
        <source>F6 asks the store for what runs low at the counter.</source>
        <translation>F6 से काउंटर पर जो कम है, वह भंडार से माँगें।</translation>
    </message>
    <message>
        <source>For</source>
        <translation>किसके लिए</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>किससे (&amp;M)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>किससे</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>स्टॉक में</translation>
    </message>
    <message>
        <source>Indents</source>
        <translation>इंडेंट</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>जारी करें</translation>
    </message>
    <message>
        <source>Issue {number}</source>
        <translation>{number} जारी करें</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>जारी</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>जारी करें…</translation>
    </message>
    <message>
        <source>Less than was asked wants a reason. 0 refuses the line.</source>
        <translation>माँगे से कम हो तो कारण लिखें। 0 से लाइन नामंज़ूर।</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>लाइनें</translation>
    </message>
    <message>
        <source>Lines of this indent</source>
        <translation>इस इंडेंट की लाइनें</translation>
    </message>
    <message>
        <source>Lines of which nothing was issued are cancelled.</source>
        <translation>जिन लाइनों का कुछ जारी नहीं हुआ, वे रद्द होंगी।</translation>
    </message>
    <message>
        <source>Lines: {n}</source>
        <translation>लाइनें: {n}</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>देख लें</translation>
    </message>
    <message>
        <source>Lost or broken</source>
        <translation>खो गया या टूट गया</translation>
    </message>
    <message>
        <source>M&amp;edicine</source>
        <translation>दवा (&amp;E)</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Never left the sender</source>
        <translation>भेजने वाले के पास ही रहा</translation>
    </message>
    <message>
        <source>New indent</source>
        <translation>नया इंडेंट</translation>
    </message>
    <message>
        <source>No indent is open</source>
        <translation>कोई इंडेंट खुला नहीं</translation>
    </message>
    <message>
        <source>No indent yet</source>
        <translation>अभी कोई इंडेंट नहीं</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>अभी कोई लाइन नहीं</translation>
    </message>
    <message>
        <source>Nothing of it lies here; {wanted} approved.</source>
        <translation>यहाँ इसका कुछ नहीं है; {wanted} मंज़ूर है।</translation>
    </message>
    <message>
        <source>Nothing of this batch is on the way.</source>
        <translation>इस बैच का कुछ रास्ते में नहीं है।</translation>
    </message>
    <message>
        <source>Nothing of this indent is on the way.</source>
        <translation>इस इंडेंट का कुछ रास्ते में नहीं है।</translation>
    </message>
    <message>
        <source>Nothing of this indent is open any more.</source>
        <translation>इस इंडेंट का अब कुछ बाक़ी नहीं है।</translation>
    </message>
    <message>
        <source>Nothing runs low by its use. Type what is wanted, Enter adds it.</source>
        <translation>खपत के हिसाब से कुछ कम नहीं है। जो चाहिए लिखें, Enter से जुड़ेगा।</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>रास्ते में</translation>
    </message>
    <message>
        <source>Only {asked} were asked for.</source>
        <translation>सिर्फ़ {asked} माँगे गए थे।</translation>
    </message>
    <message>
        <source>Only {left} are still to be issued.</source>
        <translation>सिर्फ़ {left} जारी करने बाक़ी हैं।</translation>
    </message>
    <message>
        <source>Only {sent} were sent.</source>
        <translation>सिर्फ़ {sent} भेजे गए थे।</translation>
    </message>
    <message>
        <source>Only {there} lie here.</source>
        <translation>यहाँ सिर्फ़ {there} हैं।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खुले</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>ले लें</translation>
    </message>
    <message>
        <source>Receive {number}</source>
        <translation>{number} का माल लें</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिला</translation>
    </message>
    <message>
        <source>Receive…</source>
        <translation>माल लें…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>नामंज़ूर करें</translation>
    </message>
    <message>
        <source>Refuse {number}?</source>
        <translation>{number} नामंज़ूर करें?</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>नामंज़ूर</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>नामंज़ूर करें…</translation>
    </message>
    <message>
        <source>Somebody has gone on with this line. Look at it again.</source>
        <translation>इस लाइन पर कोई आगे काम कर चुका है। फिर से देखें।</translation>
    </message>
    <message>
        <source>Something that expires earlier lies there. Write why it is passed over.</source>
        <translation>वहाँ पहले एक्सपायर होने वाला है। लिखें कि उसे क्यों छोड़ा।</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Stays open for later</source>
        <translation>बाद के लिए खुला</translation>
    </message>
    <message>
        <source>Still on the way</source>
        <translation>अभी रास्ते में</translation>
    </message>
    <message>
        <source>Take the chosen line out</source>
        <translation>चुनी हुई लाइन हटाएँ</translation>
    </message>
    <message>
        <source>Taken from the shelf by expiry. More than lies there cannot be issued.</source>
        <translation>एक्सपायरी के क्रम से शेल्फ़ से लिया जाता है। जितना है उससे ज़्यादा जारी नहीं हो सकता।</translation>
    </message>
    <message>
        <source>The indent was asked for.</source>
        <translation>इंडेंट भेज दिया गया।</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>बाक़ी</translation>
    </message>
    <message>
        <source>This batch is not of that medicine.</source>
        <translation>यह बैच उस दवा का नहीं है।</translation>
    </message>
    <message>
        <source>This indent is not known here.</source>
        <translation>यह इंडेंट यहाँ पता नहीं है।</translation>
    </message>
    <message>
        <source>This medicine is not in the catalogue.</source>
        <translation>यह दवा सूची-पत्र में नहीं है।</translation>
    </message>
    <message>
        <source>This medicine is on the list already.</source>
        <translation>यह दवा सूची में पहले से है।</translation>
    </message>
    <message>
        <source>Used a month</source>
        <translation>महीने की खपत</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>सूची में क्या</translation>
    </message>
    <message>
        <source>What was lost on the way is written off.</source>
        <translation>रास्ते में खोई दवाएँ खाते से हटाई जाती हैं।</translation>
    </message>
    <message>
        <source>{number} was approved.</source>
        <translation>{number} मंज़ूर हुआ।</translation>
    </message>
    <message>
        <source>{number} was cancelled.</source>
        <translation>{number} रद्द हुआ।</translation>
    </message>
    <message>
        <source>{number} was issued.</source>
        <translation>{number} जारी हुआ।</translation>
    </message>
    <message>
        <source>{number} was received.</source>
        <translation>{number} का माल मिल गया।</translation>
    </message>
    <message>
        <source>{number} was refused.</source>
        <translation>{number} नामंज़ूर हुआ।</translation>
    </message>
    <message>
        <source>{target} asks {source}</source>
        <translation>{target} ने {source} से माँगा</translation>
    </message>
    <message>
        <source>Why less</source>
        <translation>कम क्यों</translation>
    </message>
    <message>
        <source>Write how much arrived.</source>
        <translation>लिखें कि कितना पहुँचा।</translation>
    </message>
    <message>
        <source>Write why less is approved than was asked.</source>
        <translation>लिखें कि माँगे से कम क्यों मंज़ूर किया।</translation>
    </message>
</context>
<context>
    <name>ItemField</name>
    <message>
        <source>Choose a medicine from the list.</source>
        <translation>सूची से दवा चुनें।</translation>
    </message>
    <message>
        <source>Name or code of the medicine</source>
        <translation>दवा का नाम या कोड</translation>
    </message>
    <message>
        <source>No such medicine in the catalogue.</source>
        <translation>सूची-पत्र में ऐसी दवा नहीं है।</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>&amp;Why again?</source>
        <translation>दोबारा क्यों? (&amp;W)</translation>
    </message>
    <message>
        <source>A second set is needed</source>
        <translation>दूसरी प्रति चाहिए</translation>
    </message>
    <message>
        <source>Duplicate {number}: {said}</source>
        <translation>प्रतिलिपि {number}: {said}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>लेबल</translation>
    </message>
    <message>
        <source>Not printed, {when}</source>
        <translation>नहीं छपे, {when}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Printed {when}, {who}</source>
        <translation>{when} छपे, {who}</translation>
    </message>
    <message>
        <source>The labels as they are printed</source>
        <translation>लेबल जैसे छपते हैं</translation>
    </message>
    <message>
        <source>The labels were printed at another desk; they can be printed there again.</source>
        <translation>लेबल दूसरे डेस्क पर छपे थे; वहीं दोबारा छप सकते हैं।</translation>
    </message>
    <message>
        <source>The printer spoilt them</source>
        <translation>प्रिंटर ने ख़राब कर दिए</translation>
    </message>
    <message>
        <source>They are lost</source>
        <translation>खो गए</translation>
    </message>
    <message>
        <source>They cannot be read</source>
        <translation>पढ़े नहीं जाते</translation>
    </message>
    <message>
        <source>Waits to be printed since {when}</source>
        <translation>{when} से छपने के इंतज़ार में</translation>
    </message>
</context>
<context>
    <name>LineEntry</name>
    <message>
        <source>&amp;Directions</source>
        <translation>कैसे लें (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Medicine</source>
        <translation>दवा (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>मात्रा (&amp;Q)</translation>
    </message>
    <message>
        <source>1-0-1 x5d pc</source>
        <translation>1-0-1 x5d pc</translation>
    </message>
    <message>
        <source>Name, brand or code</source>
        <translation>नाम, ब्रांड या कोड</translation>
    </message>
    <message>
        <source>Not in the catalogue. It can be kept as text, and matched to a medicine later.</source>
        <translation>सूची में नहीं है। शब्दों में रखी जा सकती है, और बाद में दवा से मिलाई जा सकती है।</translation>
    </message>
</context>
<context>
    <name>Match</name>
    <message>
        <source>&amp;Medicine</source>
        <translation>दवा (&amp;M)</translation>
    </message>
    <message>
        <source>Choose a medicine from the list.</source>
        <translation>सूची से दवा चुनें।</translation>
    </message>
    <message>
        <source>The catalogue knows no such medicine.</source>
        <translation>सूची में ऐसी कोई दवा नहीं है।</translation>
    </message>
    <message>
        <source>The prescription says: {written}</source>
        <translation>नुस्ख़े में लिखा है: {written}</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>यही</translation>
    </message>
    <message>
        <source>Which medicine is meant?</source>
        <translation>कौन सी दवा है?</translation>
    </message>
</context>
<context>
    <name>PackField</name>
    <message>
        <source>8901234567890</source>
        <translation>8901234567890</translation>
    </message>
    <message>
        <source>This is no pack number: a digit is wrong or missing. Scan the pack.</source>
        <translation>यह पैक नंबर नहीं है: कोई अंक ग़लत है या छूटा है। पैक स्कैन करें।</translation>
    </message>
</context>
<context>
    <name>PackScan</name>
    <message>
        <source>Batch {lot} of {medicine} has expired ({day}).</source>
        <translation>{medicine} के बैच {lot} की एक्सपायरी हो चुकी है ({day})।</translation>
    </message>
    <message>
        <source>Batch {lot} of {medicine} is on hold. Put it aside.</source>
        <translation>{medicine} का बैच {lot} रोका हुआ है। इसे अलग रखें।</translation>
    </message>
    <message>
        <source>Batch {lot} of {medicine} is recalled. Put it aside.</source>
        <translation>{medicine} का बैच {lot} वापस मँगाया गया है। इसे अलग रखें।</translation>
    </message>
    <message>
        <source>Batch {lot} of {medicine} was never received here.</source>
        <translation>{medicine} का बैच {lot} यहाँ कभी नहीं आया।</translation>
    </message>
    <message>
        <source>Batch {lot}: the pack says {day}, the record says {other}. Look at the pack.</source>
        <translation>बैच {lot}: पैक पर {day} है, रिकॉर्ड में {other}। पैक देखें।</translation>
    </message>
    <message>
        <source>By the book nothing of batch {lot} of {medicine} lies at this counter.</source>
        <translation>रिकॉर्ड के अनुसार {medicine} का बैच {lot} इस काउंटर पर नहीं है।</translation>
    </message>
    <message>
        <source>This code names no product. Scan the code with the product number too.</source>
        <translation>इस कोड में दवा का नंबर नहीं है। नंबर वाला कोड भी स्कैन करें।</translation>
    </message>
    <message>
        <source>This pack is not known here yet. Say which medicine it is.</source>
        <translation>यह पैक यहाँ अभी दर्ज नहीं है। बताएँ कि यह कौन सी दवा है।</translation>
    </message>
    <message>
        <source>{medicine}: this pack has expired ({day}).</source>
        <translation>{medicine}: इस पैक की एक्सपायरी हो चुकी है ({day})।</translation>
    </message>
</context>
<context>
    <name>Pharmacy</name>
    <message numerus="yes">
        <source>%n prescription(s) open</source>
        <translation>
            <numerusform>%n नुस्ख़ा बाक़ी</numerusform>
            <numerusform>%n नुस्ख़े बाक़ी</numerusform>
        </translation>
    </message>
    <message>
        <source>50 × 25 mm roll</source>
        <translation>50 × 25 mm रोल</translation>
    </message>
    <message>
        <source>A government dispensary: where the prescriber&apos;s address is missing, it is the dispensary&apos;s. The facility confirms that this holds.</source>
        <translation>सरकारी औषधालय: डॉक्टर का पता न हो तो औषधालय का पता माना जाता है। यह छूट लागू है या नहीं, संस्थान इसकी पुष्टि करे।</translation>
    </message>
    <message>
        <source>A4 sheet</source>
        <translation>A4 पन्ना</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>एलर्जी</translation>
    </message>
    <message>
        <source>Allergy: {what}</source>
        <translation>एलर्जी: {what}</translation>
    </message>
    <message>
        <source>An adjustment of more tablets, bottles … is signed by a second person.</source>
        <translation>इससे ज़्यादा गोलियों, बोतलों … का स्टॉक ठीक करने पर दूसरे व्यक्ति की मंज़ूरी चाहिए।</translation>
    </message>
    <message>
        <source>An indent proposes what is used in so many months.</source>
        <translation>इंडेंट में इतने महीनों की खपत सुझाई जाती है।</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>हर बार पूछें</translation>
    </message>
    <message>
        <source>Batches that expire within these days are shown as near.</source>
        <translation>इतने दिनों में एक्सपायर होने वाले बैच “एक्सपायरी पास” दिखते हैं।</translation>
    </message>
    <message>
        <source>Counter of this desk</source>
        <translation>इस डेस्क का काउंटर</translation>
    </message>
    <message>
        <source>Cover of an indent, months</source>
        <translation>इंडेंट, कितने महीनों का</translation>
    </message>
    <message>
        <source>Goods that expire sooner are received only by those who have that right.</source>
        <translation>इससे पहले एक्सपायर होने वाला माल वही ले सकते हैं जिन्हें इसका अधिकार है।</translation>
    </message>
    <message>
        <source>Near expiry, days</source>
        <translation>एक्सपायरी पास, दिन</translation>
    </message>
    <message>
        <source>Paper for labels</source>
        <translation>लेबलों का काग़ज़</translation>
    </message>
    <message>
        <source>Printer for labels</source>
        <translation>लेबलों का प्रिंटर</translation>
    </message>
    <message>
        <source>The facility&apos;s first counter</source>
        <translation>संस्थान का पहला काउंटर</translation>
    </message>
    <message>
        <source>Dispense</source>
        <translation>दवा देना</translation>
    </message>
    <message>
        <source>Drugs Rules, Schedule K, item 5A</source>
        <translation>औषधि नियम, अनुसूची K, मद 5A</translation>
    </message>
    <message>
        <source>Medicines are given out from here.</source>
        <translation>दवाएँ यहीं से दी जाती हैं।</translation>
    </message>
    <message>
        <source>Given lately</source>
        <translation>हाल में दी गई</translation>
    </message>
    <message>
        <source>Has: {what}</source>
        <translation>पास में: {what}</translation>
    </message>
    <message>
        <source>Indents</source>
        <translation>इंडेंट</translation>
    </message>
    <message>
        <source>Labels of medicines</source>
        <translation>दवाओं के लेबल</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>दवाएँ</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>फ़ार्मेसी</translation>
    </message>
    <message>
        <source>Pharmacy registers</source>
        <translation>फ़ार्मेसी रजिस्टर</translation>
    </message>
    <message>
        <source>Prescriptions</source>
        <translation>नुस्ख़े</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>माल लेना</translation>
    </message>
    <message>
        <source>Register of the pharmacy</source>
        <translation>फ़ार्मेसी का रजिस्टर</translation>
    </message>
    <message>
        <source>Report of a stock-take</source>
        <translation>स्टॉक गिनती की रिपोर्ट</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Second person above, units</source>
        <translation>दूसरा व्यक्ति कितने से ऊपर, इकाइयाँ</translation>
    </message>
    <message>
        <source>Short-dated, days</source>
        <translation>कम समय वाला माल, दिन</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>स्टॉक</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>स्टॉक गिनती</translation>
    </message>
</context>
<context>
    <name>PharmacyRegisters</name>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Address of the prescriber</source>
        <translation>डॉक्टर का पता</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Batch, expiry</source>
        <translation>बैच, एक्सपायरी</translation>
    </message>
    <message>
        <source>By medicine</source>
        <translation>दवा के अनुसार</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Date, time</source>
        <translation>तारीख़, समय</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>किसने दी</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>दी गई</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Medicine, batch</source>
        <translation>दवा, बैच</translation>
    </message>
    <message>
        <source>Medicines given out</source>
        <translation>दी गई दवाएँ</translation>
    </message>
    <message>
        <source>Medicines given out, by medicine</source>
        <translation>दी गई दवाएँ, दवा के अनुसार</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Near expiry and expired</source>
        <translation>एक्सपायरी के पास और एक्सपायर</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>क्र.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Patient and address</source>
        <translation>मरीज़ और पता</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>जगह</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>डॉक्टर</translation>
    </message>
    <message>
        <source>Prescriber, address, registration</source>
        <translation>लिखने वाले डॉक्टर, पता, पंजीकरण</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Schedule H1</source>
        <translation>अनुसूची H1</translation>
    </message>
    <message>
        <source>Schedule H1 register</source>
        <translation>अनुसूची H1 रजिस्टर</translation>
    </message>
    <message>
        <source>Schedule X</source>
        <translation>अनुसूची X</translation>
    </message>
    <message>
        <source>Schedule X register</source>
        <translation>अनुसूची X रजिस्टर</translation>
    </message>
    <message>
        <source>Stock position and value</source>
        <translation>स्टॉक और उसका मूल्य</translation>
    </message>
    <message>
        <source>Stock, value</source>
        <translation>स्टॉक, मूल्य</translation>
    </message>
    <message>
        <source>Times given</source>
        <translation>कितनी बार</translation>
    </message>
    <message>
        <source>Times given in all: {times}</source>
        <translation>कुल कितनी बार दी गई: {times}</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>Value at cost: {value}. Batches without a known cost: {without}</source>
        <translation>लागत पर मूल्य: {value}। जिन बैचों की लागत पता नहीं: {without}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>एक्सपायर</translation>
    </message>
    <message>
        <source>schedule not confirmed</source>
        <translation>अनुसूची की पुष्टि नहीं</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>वापस लिया</translation>
    </message>
</context>
<context>
    <name>Prescription</name>
    <message>
        <source>&amp;Address</source>
        <translation>पता (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Prescriber</source>
        <translation>लिखने वाले डॉक्टर (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Registration no.</source>
        <translation>पंजीकरण सं. (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Written on</source>
        <translation>लिखने की तारीख़ (&amp;W)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>कैसे लें</translation>
    </message>
    <message>
        <source>Lines so far</source>
        <translation>अब तक की दवाएँ</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>अभी कोई दवा नहीं</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>The catalogue has ended this medicine.</source>
        <translation>यह दवा सूची से हटा दी गई है।</translation>
    </message>
    <message>
        <source>The directions do not say how much. Type the quantity.</source>
        <translation>निर्देश से मात्रा पता नहीं चलती। मात्रा लिखें।</translation>
    </message>
    <message>
        <source>The prescription is saved.</source>
        <translation>नुस्ख़ा सहेजा गया।</translation>
    </message>
    <message>
        <source>This date has not come yet.</source>
        <translation>यह तारीख़ अभी नहीं आई है।</translation>
    </message>
    <message>
        <source>This is not a date. Type it like 22-11-2026.</source>
        <translation>यह तारीख़ नहीं है। 22-11-2026 की तरह लिखें।</translation>
    </message>
    <message>
        <source>This line has its medicine already.</source>
        <translation>इस पंक्ति की दवा पहले से तय है।</translation>
    </message>
    <message>
        <source>This line of a prescription is not known here.</source>
        <translation>नुस्ख़े की यह पंक्ति यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This line was stopped already.</source>
        <translation>यह पंक्ति पहले ही रोक दी गई है।</translation>
    </message>
    <message>
        <source>This medicine is not in the catalogue.</source>
        <translation>यह दवा सूची में नहीं है।</translation>
    </message>
    <message>
        <source>This patient is not known here.</source>
        <translation>यह मरीज़ यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This prescription is more than a year old.</source>
        <translation>यह नुस्ख़ा एक साल से ज़्यादा पुराना है।</translation>
    </message>
    <message>
        <source>This prescription is not known here.</source>
        <translation>यह नुस्ख़ा यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This visit is not the patient&apos;s.</source>
        <translation>यह विज़िट इस मरीज़ की नहीं है।</translation>
    </message>
    <message>
        <source>Type a line first.</source>
        <translation>पहले एक दवा लिखें।</translation>
    </message>
    <message>
        <source>Type a medicine and its directions; Enter adds the line.</source>
        <translation>दवा और कैसे लें, लिखें; Enter से जुड़ती है।</translation>
    </message>
    <message>
        <source>Type a prescription</source>
        <translation>नुस्ख़ा लिखें</translation>
    </message>
    <message>
        <source>Type at least one medicine.</source>
        <translation>कम से कम एक दवा लिखें।</translation>
    </message>
    <message>
        <source>today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>{most} lines are the most.</source>
        <translation>ज़्यादा से ज़्यादा {most} पंक्तियाँ।</translation>
    </message>
</context>
<context>
    <name>Pulling</name>
    <message>
        <source>This contradicts a hold that is already known. It was not taken over.</source>
        <translation>यह पहले से दर्ज रोक से मेल नहीं खाता। इसे नहीं लिया गया।</translation>
    </message>
    <message>
        <source>This contradicts a move that is already known. It was not taken over.</source>
        <translation>यह पहले से दर्ज आवाजाही से मेल नहीं खाता। इसे नहीं लिया गया।</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>Begin with + for more or - for less, for example +5 or -3.</source>
        <translation>ज़्यादा के लिए + और कम के लिए - से शुरू करें, जैसे +5 या -3।</translation>
    </message>
    <message>
        <source>Only whole units can be counted. Type a whole number.</source>
        <translation>केवल पूरी इकाइयाँ गिनी जाती हैं। पूरी संख्या लिखें।</translation>
    </message>
    <message>
        <source>The quantity must be 1 or more.</source>
        <translation>मात्रा 1 या ज़्यादा होनी चाहिए।</translation>
    </message>
    <message>
        <source>This is not a number. Type digits only.</source>
        <translation>यह संख्या नहीं है। केवल अंक लिखें।</translation>
    </message>
    <message>
        <source>This is too much. {most} is the most for one line.</source>
        <translation>यह बहुत ज़्यादा है। एक पंक्ति के लिए ज़्यादा से ज़्यादा {most}।</translation>
    </message>
    <message>
        <source>Type a quantity.</source>
        <translation>मात्रा लिखें।</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>A pack holds 1 unit or more.</source>
        <translation>एक पैक में कम से कम 1 इकाई होती है।</translation>
    </message>
    <message>
        <source>Add at least one medicine.</source>
        <translation>कम से कम एक दवा जोड़िए।</translation>
    </message>
    <message>
        <source>Already expired. Only a storekeeper or supervisor may receive it.</source>
        <translation>एक्सपायर हो चुकी है। इसे केवल भंडारी या पर्यवेक्षक ले सकते हैं।</translation>
    </message>
    <message>
        <source>Choose a medicine.</source>
        <translation>कोई दवा चुनिए।</translation>
    </message>
    <message>
        <source>Choose the store or counter that receives.</source>
        <translation>वह भंडार या काउंटर चुनिए जहाँ माल लिया जा रहा है।</translation>
    </message>
    <message numerus="yes">
        <source>Expires in %n day(s). Only a storekeeper or supervisor may receive it.</source>
        <translation>
            <numerusform>%n दिन में एक्सपायर होगी। इसे केवल भंडारी या पर्यवेक्षक ले सकते हैं।</numerusform>
            <numerusform>%n दिन में एक्सपायर होगी। इसे केवल भंडारी या पर्यवेक्षक ले सकते हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>The catalogue has ended this medicine. It is not received any more.</source>
        <translation>यह दवा सूची से हटाई जा चुकी है। अब यह नहीं ली जाती।</translation>
    </message>
    <message>
        <source>The number of this pack (GTIN) is wrong. Scan it again.</source>
        <translation>इस पैक का नंबर (GTIN) ग़लत है। फिर से स्कैन कीजिए।</translation>
    </message>
    <message>
        <source>This medicine is not in the catalogue.</source>
        <translation>यह दवा सूची में नहीं है।</translation>
    </message>
    <message>
        <source>This pack&apos;s number belongs to another medicine.</source>
        <translation>इस पैक का नंबर किसी दूसरी दवा का है।</translation>
    </message>
    <message>
        <source>This price cannot be right.</source>
        <translation>यह दाम सही नहीं हो सकता।</translation>
    </message>
    <message>
        <source>Too many lines at once. {most} are the most.</source>
        <translation>एक बार में बहुत ज़्यादा पंक्तियाँ। ज़्यादा से ज़्यादा {most} हो सकती हैं।</translation>
    </message>
</context>
<context>
    <name>Receive</name>
    <message>
        <source>&amp;Batch</source>
        <translation>बैच (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cost of a pack</source>
        <translation>पैक की लागत (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Day, if not today</source>
        <translation>दिन, आज न हो तो (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>किसमें (&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Medicine</source>
        <translation>दवा (&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Packs</source>
        <translation>पैक (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>सप्लायर (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Units in a pack</source>
        <translation>पैक में कितने (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>क्या (&amp;W)</translation>
    </message>
    <message>
        <source>Add at least one line: scan a pack or type the medicine.</source>
        <translation>कम से कम एक लाइन जोड़ें: पैक स्कैन करें या दवा लिखें।</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>लागत</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>E&amp;xpiry</source>
        <translation>एक्सपायरी (&amp;X)</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>खाली करें</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>फ़ॉर्म खाली करें</translation>
    </message>
    <message>
        <source>Empty the form?</source>
        <translation>फ़ॉर्म खाली करें?</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>एक्सपायर</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Finish this line first, then scan the next pack.</source>
        <translation>पहले यह लाइन पूरी करें, फिर अगला पैक स्कैन करें।</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>In&amp;voice or challan</source>
        <translation>बिल या चालान (&amp;V)</translation>
    </message>
    <message>
        <source>Lines of this receipt</source>
        <translation>इस रसीद की लाइनें</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>देख लें</translation>
    </message>
    <message>
        <source>M&amp;RP of a pack</source>
        <translation>पैक का MRP (&amp;R)</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>No line yet</source>
        <translation>अभी कोई लाइन नहीं</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>शुरुआती</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>पैक</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>आया माल</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>माल लेना</translation>
    </message>
    <message>
        <source>Receive all</source>
        <translation>सब ले लें</translation>
    </message>
    <message>
        <source>Received. Lines: {n}</source>
        <translation>माल ले लिया। लाइनें: {n}</translation>
    </message>
    <message>
        <source>Scan a pack, or type the medicine. Enter goes on; after the last field it adds.</source>
        <translation>पैक स्कैन करें या दवा लिखें। Enter से आगे; आख़िरी खाने के बाद लाइन जुड़ती है।</translation>
    </message>
    <message>
        <source>Short-dated</source>
        <translation>कम दिन बचे</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Take the chosen line out</source>
        <translation>चुनी हुई लाइन हटाएँ</translation>
    </message>
    <message>
        <source>This pack is new here: choose its medicine and the units in it, once.</source>
        <translation>यह पैक यहाँ नया है: एक बार इसकी दवा और पैक में कितने हैं, बता दें।</translation>
    </message>
    <message>
        <source>Total {total}</source>
        <translation>कुल {total}</translation>
    </message>
    <message>
        <source>Type a line</source>
        <translation>लाइन लिखें</translation>
    </message>
    <message>
        <source>What was entered is not received.</source>
        <translation>जो भरा है, वह माल में नहीं लिया गया।</translation>
    </message>
</context>
<context>
    <name>Returns</name>
    <message>
        <source>&amp;Quantity</source>
        <translation>मात्रा (&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>All came back</source>
        <translation>सब लौट आया</translation>
    </message>
    <message>
        <source>All of this came back already.</source>
        <translation>यह सब पहले ही लौट चुका है।</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Batch {lot} · expiry {expiry} · given {day}</source>
        <translation>बैच {lot} · एक्सपायरी {expiry} · दिया {day}</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>लौटा</translation>
    </message>
    <message>
        <source>Choose a batch, look at it, then accept it or set it aside.</source>
        <translation>बैच चुनें, देखें, फिर स्वीकार करें या अलग रखें।</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Find the patient (F2), or scan their card or slip.</source>
        <translation>मरीज़ खोजें (F2), या उनका कार्ड या पर्ची स्कैन करें।</translation>
    </message>
    <message>
        <source>From a patient</source>
        <translation>मरीज़ से</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>कब दिया</translation>
    </message>
    <message>
        <source>Given and not come back: {left}</source>
        <translation>दिया और नहीं लौटा: {left}</translation>
    </message>
    <message>
        <source>In quarantine</source>
        <translation>क्वारंटीन में</translation>
    </message>
    <message>
        <source>It lies in quarantine until somebody has looked at it and accepts it.</source>
        <translation>जब तक कोई देखकर स्वीकार न करे, यह क्वारंटीन में रहेगा।</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>No line here has the batch of this pack.</source>
        <translation>यहाँ किसी लाइन में इस पैक का बैच नहीं है।</translation>
    </message>
    <message>
        <source>Nothing was given to this patient</source>
        <translation>इस मरीज़ को कुछ नहीं दिया गया</translation>
    </message>
    <message>
        <source>Only what was given out here or at another desk can come back.</source>
        <translation>वही लौट सकता है जो यहाँ या किसी और डेस्क से दिया गया हो।</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Quarantine is empty</source>
        <translation>क्वारंटीन खाली है</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Take back from the patient</source>
        <translation>मरीज़ से वापस लें</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>वापस लें…</translation>
    </message>
    <message>
        <source>What patients bring back, and what was put aside as doubtful, waits here.</source>
        <translation>मरीज़ जो लौटाते हैं और जिस पर शक हो, वह यहाँ रहता है।</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>क्या दिया गया</translation>
    </message>
    <message>
        <source>Whose medicine is it?</source>
        <translation>दवा किसकी है?</translation>
    </message>
    <message>
        <source>With the patient</source>
        <translation>मरीज़ के पास</translation>
    </message>
    <message>
        <source>{title}: taken back into quarantine.</source>
        <translation>{title}: क्वारंटीन में वापस लिया।</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Accepted back</source>
        <translation>वापस स्वीकार</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>ठीक किया</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>पहुँचा</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>काउंटर</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>एक्सपायर</translation>
    </message>
    <message>
        <source>Expired, set aside</source>
        <translation>एक्सपायर, अलग रखा</translation>
    </message>
    <message>
        <source>Given to a patient</source>
        <translation>मरीज़ को दिया</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>जारी किया</translation>
    </message>
    <message>
        <source>Loss or surplus</source>
        <translation>कमी या बढ़त</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>जगह बदली</translation>
    </message>
    <message>
        <source>Moved before the count</source>
        <translation>गिनती से पहले निकला</translation>
    </message>
    <message>
        <source>Moved though stopped</source>
        <translation>रोक के बावजूद निकला</translation>
    </message>
    <message>
        <source>Near expiry</source>
        <translation>एक्सपायरी पास</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>रोका गया</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>रास्ते में</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>शुरुआती स्टॉक</translation>
    </message>
    <message>
        <source>Overdrawn</source>
        <translation>स्टॉक से ज़्यादा निकला</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Put into quarantine</source>
        <translation>क्वारंटीन में रखा</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>अलग रखा (क्वारंटीन)</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>वापस मँगाया</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिला</translation>
    </message>
    <message>
        <source>Returned by a patient</source>
        <translation>मरीज़ ने लौटाया</translation>
    </message>
    <message>
        <source>Returned to the supplier</source>
        <translation>सप्लायर को लौटाया</translation>
    </message>
    <message>
        <source>Stock-take</source>
        <translation>स्टॉक गिनती</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>भंडार</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>सप्लायर</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया</translation>
    </message>
    <message>
        <source>Taken back by two desks</source>
        <translation>दो डेस्क ने वापस लिया</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>{n} दिन में</translation>
    </message>
    <message>
        <source>last day today</source>
        <translation>आज आख़िरी दिन</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} दिन पहले</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>&amp;Difference</source>
        <translation>अंतर (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;How much</source>
        <translation>कितना (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Least, in {unit}</source>
        <translation>कम से कम, {unit} (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>जगह (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>मात्रा (&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>सप्लायर (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>कहाँ (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>क्या (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;What stands</source>
        <translation>कौन-सी रोक (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;What was found</source>
        <translation>क्या मिला (&amp;W)</translation>
    </message>
    <message>
        <source>A batch that is suspect is held or recalled from the list of all.</source>
        <translation>जिस बैच पर शक हो, उसे ‘सभी’ की सूची से रोकें या वापस मँगाएँ।</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>स्वीकार करें</translation>
    </message>
    <message>
        <source>Accept back…</source>
        <translation>वापस स्वीकार…</translation>
    </message>
    <message>
        <source>Accept from quarantine</source>
        <translation>क्वारंटीन से स्वीकार करें</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>ठीक करें</translation>
    </message>
    <message>
        <source>Adjust the stock</source>
        <translation>स्टॉक ठीक करें</translation>
    </message>
    <message>
        <source>Adjustment of {title}, batch {lot}, by {difference}.</source>
        <translation>{title}, बैच {lot} का स्टॉक {difference} से ठीक करना।</translation>
    </message>
    <message>
        <source>Adjust…</source>
        <translation>ठीक करें…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>All that was moved with it goes back the way it came. Both stay in the book.</source>
        <translation>इसके साथ जो कुछ चला था, सब जैसे आया वैसे लौट जाता है। किताब में दोनों रहते हैं।</translation>
    </message>
    <message>
        <source>An item is listed here when less is left than its least wanted quantity.</source>
        <translation>जब दवा अपनी न्यूनतम मात्रा से कम बचे, तब वह यहाँ दिखती है।</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>माँगें</translation>
    </message>
    <message>
        <source>Ask for these…</source>
        <translation>ये माँगें…</translation>
    </message>
    <message>
        <source>Ask for what runs low…</source>
        <translation>जो कम है वह माँगें…</translation>
    </message>
    <message>
        <source>At {place}</source>
        <translation>जगह: {place}</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>सूची पर वापस</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>बाक़ी</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Batch {lot}</source>
        <translation>बैच {lot}</translation>
    </message>
    <message>
        <source>Batch {lot} · expiry {expiry} · {place}</source>
        <translation>बैच {lot} · एक्सपायरी {expiry} · {place}</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>बैच</translation>
    </message>
    <message>
        <source>Batches set aside: {n}</source>
        <translation>अलग रखे बैच: {n}</translation>
    </message>
    <message>
        <source>Batches: {n}. They leave the shelves and wait for their destruction.</source>
        <translation>बैच: {n}। ये शेल्फ़ से हटकर नष्ट होने तक अलग रहेंगे।</translation>
    </message>
    <message>
        <source>Bin card</source>
        <translation>बिन कार्ड</translation>
    </message>
    <message>
        <source>Book {before} → {after}</source>
        <translation>बही {before} → {after}</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Choose a batch. Enter opens its medicine with the bin card.</source>
        <translation>बैच चुनें। Enter से दवा बिन कार्ड के साथ खुलती है।</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>गड़बड़ियाँ</translation>
    </message>
    <message>
        <source>Every batch of it</source>
        <translation>इसके सभी बैच</translation>
    </message>
    <message>
        <source>Every batch: {what}</source>
        <translation>सभी बैच: {what}</translation>
    </message>
    <message>
        <source>Every place</source>
        <translation>हर जगह</translation>
    </message>
    <message>
        <source>Everything adds up</source>
        <translation>सब हिसाब ठीक है</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>एक्सपायर</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>एक्सपायरी</translation>
    </message>
    <message>
        <source>Expiry {expiry}</source>
        <translation>एक्सपायरी {expiry}</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>छाँटें</translation>
    </message>
    <message>
        <source>Filter the stock</source>
        <translation>स्टॉक में छाँटें</translation>
    </message>
    <message>
        <source>From or to</source>
        <translation>कहाँ से / कहाँ</translation>
    </message>
    <message>
        <source>Give back for use</source>
        <translation>इस्तेमाल के लिए छोड़ें</translation>
    </message>
    <message>
        <source>Given out a month: {months}</source>
        <translation>हर महीने दी गई: {months}</translation>
    </message>
    <message>
        <source>Here: {amount}</source>
        <translation>यहाँ: {amount}</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Hold or recall…</source>
        <translation>रोकें / वापस मँगाएँ…</translation>
    </message>
    <message>
        <source>In</source>
        <translation>आया</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>स्टॉक में</translation>
    </message>
    <message>
        <source>Into quarantine</source>
        <translation>क्वारंटीन में</translation>
    </message>
    <message>
        <source>It cannot be given out, moved or issued by any way, until it is released.</source>
        <translation>जब तक छोड़ा न जाए, यह किसी तरह न दिया जा सकता है, न हटाया, न जारी किया।</translation>
    </message>
    <message>
        <source>It is sound, and stands on the shelf again.</source>
        <translation>यह ठीक है और फिर शेल्फ़ पर रहेगा।</translation>
    </message>
    <message>
        <source>It is taken from here and stands there at once, without an indent.</source>
        <translation>यह बिना इंडेंट के यहाँ से हटकर तुरंत वहाँ रहेगा।</translation>
    </message>
    <message>
        <source>It leaves the house. A return note names the supplier.</source>
        <translation>यह बाहर जाता है। वापसी में सप्लायर का नाम रहता है।</translation>
    </message>
    <message>
        <source>It leaves the shelf for good and waits for its destruction.</source>
        <translation>यह शेल्फ़ से हमेशा के लिए हटकर नष्ट होने तक अलग रहेगा।</translation>
    </message>
    <message>
        <source>It may be given out again, unless something else stands against it.</source>
        <translation>कोई और रोक न हो तो इसे फिर दिया जा सकता है।</translation>
    </message>
    <message>
        <source>It stays in the house and cannot be given out until it is accepted.</source>
        <translation>यह यहीं रहेगा, पर स्वीकार होने तक दिया नहीं जा सकता।</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Kept: the least wanted of {title}.</source>
        <translation>{title} की न्यूनतम मात्रा सहेजी गई।</translation>
    </message>
    <message>
        <source>Least wanted</source>
        <translation>न्यूनतम</translation>
    </message>
    <message>
        <source>Least wanted in stock</source>
        <translation>स्टॉक की न्यूनतम मात्रा</translation>
    </message>
    <message>
        <source>Least wanted…</source>
        <translation>न्यूनतम मात्रा…</translation>
    </message>
    <message>
        <source>Less than this is listed under Low stock. 0 takes it off the list.</source>
        <translation>इससे कम होने पर ‘कम स्टॉक’ में दिखेगा। 0 से सूची से हटेगा।</translation>
    </message>
    <message>
        <source>Look at the shelf and at the papers, then write what was found.</source>
        <translation>शेल्फ़ और काग़ज़ देखें, फिर लिखें कि क्या मिला।</translation>
    </message>
    <message>
        <source>Low stock</source>
        <translation>कम स्टॉक</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Medicine, code or batch</source>
        <translation>दवा, कोड या बैच</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>भेजें</translation>
    </message>
    <message>
        <source>Move to another place</source>
        <translation>दूसरी जगह भेजें</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>भेजें…</translation>
    </message>
    <message>
        <source>Near expiry</source>
        <translation>एक्सपायरी पास</translation>
    </message>
    <message>
        <source>No batch chosen</source>
        <translation>कोई बैच नहीं चुना</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>Nothing has moved yet</source>
        <translation>अभी कुछ आया-गया नहीं</translation>
    </message>
    <message>
        <source>Nothing has to be set aside.</source>
        <translation>कुछ अलग रखने की ज़रूरत नहीं।</translation>
    </message>
    <message>
        <source>Nothing in stock here</source>
        <translation>यहाँ कोई स्टॉक नहीं</translation>
    </message>
    <message>
        <source>Nothing is near its expiry</source>
        <translation>किसी की एक्सपायरी पास नहीं</translation>
    </message>
    <message>
        <source>Nothing is on hold</source>
        <translation>कुछ रोका नहीं गया</translation>
    </message>
    <message>
        <source>Nothing of it in stock</source>
        <translation>इसका कोई स्टॉक नहीं</translation>
    </message>
    <message>
        <source>Nothing on the shelf has expired</source>
        <translation>शेल्फ़ पर कुछ एक्सपायर नहीं</translation>
    </message>
    <message>
        <source>Nothing runs low</source>
        <translation>कुछ कम नहीं पड़ रहा</translation>
    </message>
    <message>
        <source>Nothing stands against this batch.</source>
        <translation>इस बैच पर कोई रोक नहीं है।</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>रोका गया</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>माँगा हुआ</translation>
    </message>
    <message>
        <source>Open the medicine</source>
        <translation>दवा खोलें</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>गया</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>जगह</translation>
    </message>
    <message>
        <source>Place shown</source>
        <translation>दिखाई गई जगह</translation>
    </message>
    <message>
        <source>Put into quarantine</source>
        <translation>क्वारंटीन में रखें</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Quarantine…</source>
        <translation>क्वारंटीन…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>वापस मँगाएँ</translation>
    </message>
    <message>
        <source>Receive goods</source>
        <translation>माल लें</translation>
    </message>
    <message>
        <source>Receive goods, or enter the opening stock, on the screen Receive.</source>
        <translation>‘माल लेना’ स्क्रीन पर माल लें या शुरुआती स्टॉक भरें।</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>छोड़ें</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>रोक हटाएँ…</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>लौटाएँ</translation>
    </message>
    <message>
        <source>Return to the supplier</source>
        <translation>सप्लायर को लौटाएँ</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>कब दिखा</translation>
    </message>
    <message>
        <source>Set all expired aside…</source>
        <translation>सब एक्सपायर अलग रखें…</translation>
    </message>
    <message>
        <source>Set all expired stock aside?</source>
        <translation>सारा एक्सपायर स्टॉक अलग रखें?</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>अलग रखें</translation>
    </message>
    <message>
        <source>Set aside as expired or unfit</source>
        <translation>एक्सपायर या ख़राब मानकर अलग रखें</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>अलग रखें…</translation>
    </message>
    <message>
        <source>Settle a discrepancy</source>
        <translation>गड़बड़ी निपटाएँ</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>निपट गई</translation>
    </message>
    <message>
        <source>Settled: {title}, batch {lot}.</source>
        <translation>निपट गई: {title}, बैच {lot}।</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>स्टॉक</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>रोक लगाएँ</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>वापस लें: {what}</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>वापस लें…</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>इस्तेमाल से हटाएँ</translation>
    </message>
    <message>
        <source>Take the filter away to see everything.</source>
        <translation>सब देखने के लिए छाँटना हटाएँ।</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>वापस लिया: {what}</translation>
    </message>
    <message>
        <source>The days that count are in the settings.</source>
        <translation>कितने दिन गिने जाते हैं, यह सेटिंग में है।</translation>
    </message>
    <message>
        <source>This pack is not known here yet. Receive it once.</source>
        <translation>यह पैक यहाँ अभी अनजान है। इसे एक बार माल में लें।</translation>
    </message>
    <message>
        <source>To the supplier…</source>
        <translation>सप्लायर को…</translation>
    </message>
    <message>
        <source>Two desks gave out more of this batch than there was. Count it and adjust it: then it is settled by itself. Or write what was found.</source>
        <translation>दो डेस्क ने इस बैच का स्टॉक से ज़्यादा दे दिया। गिनकर ठीक करें: तब यह अपने-आप निपट जाएगी। या लिखें कि क्या मिला।</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>काम का</translation>
    </message>
    <message>
        <source>Used a month</source>
        <translation>महीने की खपत</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>Value {value}</source>
        <translation>मूल्य {value}</translation>
    </message>
    <message>
        <source>Value {value} · {n} without a known cost</source>
        <translation>मूल्य {value} · {n} की क़ीमत पता नहीं</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>क्या हुआ</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>सूची में क्या</translation>
    </message>
    <message>
        <source>What two desks gave out of one batch while apart, and does not add up, is shown here.</source>
        <translation>अलग रहते हुए दो डेस्क ने एक बैच से जो दिया और जिसका हिसाब नहीं मिलता, वह यहाँ दिखता है।</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Write the difference with its sign: +5 more than the book says, -3 less.</source>
        <translation>अंतर चिह्न के साथ लिखें: +5 बही से ज़्यादा, -3 कम।</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{all} में से {n}</translation>
    </message>
    <message>
        <source>{title}, batch {lot}: done.</source>
        <translation>{title}, बैच {lot}: हो गया।</translation>
    </message>
    <message>
        <source>{title}, batch {lot}: stopped.</source>
        <translation>{title}, बैच {lot}: रोक लगी।</translation>
    </message>
    <message>
        <source>{title}: released.</source>
        <translation>{title}: रोक हटी।</translation>
    </message>
    <message>
        <source>{what} since {moment}: {reason}</source>
        <translation>{moment} से {what}: {reason}</translation>
    </message>
    <message>
        <source>{what}: {amount}, batch {lot}, {place}</source>
        <translation>{what}: {amount}, बैच {lot}, {place}</translation>
    </message>
</context>
<context>
    <name>StockDay</name>
    <message>
        <source>This day has not come yet.</source>
        <translation>यह दिन अभी नहीं आया।</translation>
    </message>
    <message>
        <source>This day is more than a year ago. Look at the year.</source>
        <translation>यह दिन एक साल से ज़्यादा पुराना है। साल देख लीजिए।</translation>
    </message>
    <message>
        <source>This is not a date. Type day, month and year, for example 21-11-2026.</source>
        <translation>यह तारीख़ नहीं है। दिन, महीना और साल लिखिए, जैसे 21-11-2026।</translation>
    </message>
    <message>
        <source>This was counted on {day} and the count is signed. Enter it with a later day.</source>
        <translation>इसकी गिनती {day} को हो चुकी है और उस पर मंज़ूरी है। बाद की तारीख़ लिखिए।</translation>
    </message>
</context>
<context>
    <name>Variance</name>
    <message>
        <source>Batch, expiry</source>
        <translation>बैच, एक्सपायरी</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>शुरू</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>बही में</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>Finalised</source>
        <translation>पूरी हुई</translation>
    </message>
    <message>
        <source>Left uncounted</source>
        <translation>बिना गिने छोड़े</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>More / less</source>
        <translation>ज़्यादा / कम</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>क्र.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>जगह</translation>
    </message>
    <message>
        <source>Right / differ</source>
        <translation>सही / अंतर वाले</translation>
    </message>
    <message>
        <source>Signature of the second person: ______________________</source>
        <translation>दूसरे व्यक्ति के हस्ताक्षर: ______________________</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>हस्ताक्षर</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>इकाई</translation>
    </message>
    <message>
        <source>Variance report of a stock-take</source>
        <translation>स्टॉक गिनती की अंतर रिपोर्ट</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>Pharmacy</name>
    <message>
        <source>Counter of this desk</source>
        <translation>इस डेस्क का काउंटर</translation>
    </message>
    <message>
        <source>Days before expiry that are shown as near</source>
        <translation>एक्सपायरी से कितने दिन पहले चेतावनी दिखे</translation>
    </message>
    <message>
        <source>Days to the expiry below which goods are received by right only</source>
        <translation>एक्सपायरी तक इतने दिन से कम हों तो माल केवल अधिकार से लिया जाए</translation>
    </message>
    <message>
        <source>Government dispensary under Schedule K item 5A (facility to confirm)</source>
        <translation>अनुसूची K मद 5A के अधीन सरकारी औषधालय (केंद्र पुष्टि करे)</translation>
    </message>
    <message>
        <source>Months that an indent should cover</source>
        <translation>एक इंडेंट कितने महीने चले</translation>
    </message>
    <message>
        <source>Paper of labels</source>
        <translation>लेबल का काग़ज़</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>फ़ार्मेसी</translation>
    </message>
    <message>
        <source>Units above which an adjustment needs a second person</source>
        <translation>इतनी इकाइयों से ज़्यादा के समायोजन में दूसरा व्यक्ति चाहिए</translation>
    </message>
</context>
</TS>

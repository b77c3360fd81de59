<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CardDialogs</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardShown</name>
    <message numerus="yes">
        <source>List of withdrawn cards: %n day(s) old</source>
        <translation>
            <numerusform>List of withdrawn cards: %n day old</numerusform>
            <numerusform>List of withdrawn cards: %n days old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message numerus="yes">
        <source>%n difference(s) from the record</source>
        <translation>
            <numerusform>%n difference from the record</numerusform>
            <numerusform>%n differences from the record</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message numerus="yes">
        <source>%n record(s) were made since these patients were merged. They stay with the patient kept. Check them.</source>
        <translation>
            <numerusform>%n record was made since these patients were merged. It stays with the patient kept. Check it.</numerusform>
            <numerusform>%n records were made since these patients were merged. They stay with the patient kept. Check them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message numerus="yes">
        <source>Too many wrong answers. Scan the card, ask a supervisor, or try again in %n minute(s).</source>
        <translation>
            <numerusform>Too many wrong answers. Scan the card, ask a supervisor, or try again in %n minute.</numerusform>
            <numerusform>Too many wrong answers. Scan the card, ask a supervisor, or try again in %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message numerus="yes">
        <source>Too many wrong tries. Try again in %n minute(s), or ask an administrator.</source>
        <translation>
            <numerusform>Too many wrong tries. Try again in %n minute, or ask an administrator.</numerusform>
            <numerusform>Too many wrong tries. Try again in %n minutes, or ask an administrator.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
</context>
</TS>

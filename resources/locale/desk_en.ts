<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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

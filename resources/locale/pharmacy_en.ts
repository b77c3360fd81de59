<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n batch(es) were not counted. Say what becomes of them.</source>
        <translation>
            <numerusform>%n batch was not counted. Say what becomes of it.</numerusform>
            <numerusform>%n batches were not counted. Say what becomes of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pharmacy</name>
    <message numerus="yes">
        <source>%n prescription(s) open</source>
        <translation>
            <numerusform>%n prescription open</numerusform>
            <numerusform>%n prescriptions open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message numerus="yes">
        <source>Expires in %n day(s). Only a storekeeper or supervisor may receive it.</source>
        <translation>
            <numerusform>Expires in %n day. Only a storekeeper or supervisor may receive it.</numerusform>
            <numerusform>Expires in %n days. Only a storekeeper or supervisor may receive it.</numerusform>
        </translation>
    </message>
</context>
</TS>

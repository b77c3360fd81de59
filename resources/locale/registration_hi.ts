<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>Claim</name>
    <message>
        <source>An ABHA code proves nothing by itself. Ask the patient or look at a document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the card: claim, not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the card: seen by clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without ABHA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have compared it  ↵</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card could not be taken over. Scan it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>नाम</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>&amp;Asked in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;For what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask in the patient&apos;s own language. A refusal changes nothing in their treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member or card &amp;number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scheme is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was this an error?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was s&amp;een</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{scheme}” stays on record with your reason.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>&amp;Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Soft sound at each call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens and rooms only, no names. Esc on the display closes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting-room display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {name}, {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>अब बुलाया गया · Now calling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>आगे · Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>कृपया प्रतीक्षा करें · Please wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>पहले बुलाए गए · Called before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>प्रतीक्षा में · Waiting: {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditPatient</name>
    <message>
        <source>Back without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for the chan&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: spelling as on the ration card; new mobile; moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the changes away?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed here is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthPanel</name>
    <message>
        <source>&amp;Blood group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add allergy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blood group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How se&amp;vere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded. That does not mean that there is nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as Penicillin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was this an error?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{fact}” stays on record with your reason.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Matches</name>
    <message>
        <source>Already registered?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it one of these? Then open that record: two records of one person are a danger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody like this yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these: another person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed over: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the person  ↵</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you type, people with a like name, age or mobile are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the other record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the other record: name, number, mobile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know that they are one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the left one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge these two?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge two records of one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is rewritten: the other record is from then on known as the one that stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for it above. Both are shown here, with their differences marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other record (right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two records are one now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These two are one record already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were recorded with different sex. Correct that first, then merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record (left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one &amp;stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{goes}” will be known as “{stays}”. It can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Merged</name>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have checked them: un-merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was merged into this record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records made since the merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un-merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un-merged: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” becomes a patient of its own again. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPatient</name>
    <message>
        <source>&amp;Reason, such as “other father&apos;s name”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the card with the patient first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at who is registered already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More or fewer details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and open a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how you know that this is somebody else. The reason is kept with the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient is registered.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Newborn</name>
    <message>
        <source>&amp;Born on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A baby of this mother and this day is registered already. A twin?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newborn of this mother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered as “Baby of {mother}”, with her address and mobile. The name is entered later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenCheck</name>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask (no reason to skip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the patient, then type one of them. With a card this is not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or open without asking, because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That does not match the record. Ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what the patient said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>father&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 4 digits of the mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year of birth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact and family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Former names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number yet. The UHID comes with the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered in error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temporary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age} (told on {day})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>नाम</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientForm</name>
    <message>
        <source>&amp;Age or date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Consent to keep ABHA details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Father&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guardian&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;PIN code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whose mobile it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;BHA number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABHA address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABHA and photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All&amp;ergies told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask first. Without ABHA the patient is registered and treated just the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name, in English or in Hindi letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given, signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given, spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H&amp;usband&apos;s or wife&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House and st&amp;reet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language spo&amp;ken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;ore details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of identification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member or card number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;ther&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scheme told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old OPD number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several with commas. Nothing here does not mean that there are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>नाम (&amp;Hindi letters)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientHistory</name>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed since the registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a card, seen by clerk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientPage</name>
    <message>
        <source>Add allergy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add condition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scheme…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blood group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find one with F2, or scan a card with F4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with another record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newborn of this mother…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newborn is registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientPapers</name>
    <message>
        <source>Nothing was printed about this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers of this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientVisits</name>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered in error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In consultation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLC {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientWords</name>
    <message>
        <source>ABHA address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABHA number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ayushman Bharat PM-JAY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BPL / AAY ration card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CGHS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close matches passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DGEHS (Delhi Government employees)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delhi Arogya Kosh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EWS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facility number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Father</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Husband or wife</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSSK (mother and newborn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep and use ABHA details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in Hindi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old OPD number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RBSK (child health)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share the record with other facilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take and keep a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment and its record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UHID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un-merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Patients</name>
    <message>
        <source>18 to 59</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>60 and older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, number, mobile, year: ram kum 1984</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New visit of this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was opened today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer letters, or another spelling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, a number or a mobile above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best {number}: type more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} opened today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>नाम</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Face in the middle, light from the front. Ask the patient first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera is being opened…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintJobs</name>
    <message>
        <source>&amp;Why again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this job?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not be printed. The list keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was printed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a duplicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper says DUPLICATE, its number, your name and the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token slip {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token slip, damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>&amp;Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call to: any room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called ×{times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a department first, then call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a patient or scan a card; the visit is opened at the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room to call to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex / age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip: look, print again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {token}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token and the place in the line stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done with the chosen patient now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This department is closed. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient has been called already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient has left. Recall them if they are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient is in consultation already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This patient is still waiting; call them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This room does not belong to the department.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit is done. Undo first if that was a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting-room display…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened in the queue was told twice, in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} is in consultation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} was called again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} was called to {room}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{token} was moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>नाम</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All departments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, or first day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries: {entries}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Father, husband, guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M men · F women · O other · ? sex not recorded · C children below {years} years · Σ sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLC number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medico-legal register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New
{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old
{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the register…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed {when} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the register as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the register for a spreadsheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex / age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature of the officer in charge: ______________________</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UHID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Registration</name>
    <message>
        <source>Edit patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reprint</name>
    <message>
        <source>A second copy is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient lost it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer spoilt it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>&amp;Why again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled {when}, {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {number}: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not printed, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed {when}, {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip of {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slip as it is printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This visit was opened at another desk. What is printed here is a duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits to be printed since {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenSlip</name>
    <message>
        <source>DUPLICATE · प्रतिलिपि {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MLC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medico-legal case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>आगे · Ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>टोकन · Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>नाम · Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>भेंट · Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>यह पर्ची हर काउंटर पर दिखाएँ
Show this slip at every counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>लिंग, आयु · Sex, age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>संख्या · UHID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>समय · Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unknown</name>
    <message>
        <source>&amp;Age in years, about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brought by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Marks, clothes, belongings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Police informed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sex, as it appears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as an estimate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medico-&amp;legal case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, or vehicle and belt number of the police.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save, open the visit, print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station and diary number, or why not yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is made by the program. When it is known, edit it or merge the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token {token} was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown patient (emergency)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>&amp;Brought by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Marks of identification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type of visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already here today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already here today with token {token}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find one with F2, scan a card, or register a new one with F3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a second token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen here on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medico-legal case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New or follow-&amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;olice informed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pr&amp;iority: elderly, pregnant, disabled, very ill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referred &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and print token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Station and diary number, or why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token {token} was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} before this patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} A second visit gets a second token.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPD referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In consultation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OPD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pharmacy only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

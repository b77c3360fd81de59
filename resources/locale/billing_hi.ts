<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>Billing</name>
    <message numerus="yes">
        <source>%n line(s) to be priced</source>
        <translation>
            <numerusform>%n लाइन का मूल्य तय होना है</numerusform>
            <numerusform>%n लाइनों का मूल्य तय होना है</numerusform>
        </translation>
    </message>
    <message>
        <source>15 characters. It stands on receipts; wanted where medicines are sold with tax.</source>
        <translation>15 अक्षर। रसीदों पर छपता है; जहाँ दवाएँ कर सहित बिकती हैं वहाँ ज़रूरी।</translation>
    </message>
    <message>
        <source>80 mm roll</source>
        <translation>80 मि.मी. रोल</translation>
    </message>
    <message>
        <source>A bill of the duplicate is not settled. Settle it first.</source>
        <translation>दोहरे रिकॉर्ड का एक बिल चुकाया नहीं गया है। पहले उसे चुकाइए।</translation>
    </message>
    <message>
        <source>A receipt that is older is cancelled only together with a second person.</source>
        <translation>इससे पुरानी रसीद दूसरे व्यक्ति के साथ ही रद्द होती है।</translation>
    </message>
    <message>
        <source>A test is charged when</source>
        <translation>जाँच का शुल्क कब लगे</translation>
    </message>
    <message>
        <source>A visit or medicine with nothing to pay gets its number by itself, without a cashier.</source>
        <translation>जिस विज़िट या दवा में कुछ देना नहीं, उसे खजांची के बिना अपने-आप नंबर मिलता है।</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A5</source>
        <translation>A5</translation>
    </message>
    <message>
        <source>As the bank gave it, such as rohini.polyclinic@sbi. Empty: UPI is not offered.</source>
        <translation>जैसा बैंक ने दिया, जैसे rohini.polyclinic@sbi। ख़ाली: UPI नहीं दिखेगा।</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>हर बार पूछें</translation>
    </message>
    <message>
        <source>Bill at once what is free</source>
        <translation>जो निःशुल्क है उसका बिल तुरंत बने</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>बिलिंग</translation>
    </message>
    <message>
        <source>Cancel without a second person, minutes</source>
        <translation>दूसरे व्यक्ति के बिना रद्द करना, मिनट</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Cash difference without a second person, rupees</source>
        <translation>दूसरे व्यक्ति के बिना नकद का अंतर, रुपये</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>खजांची</translation>
    </message>
    <message>
        <source>Challan to the bank</source>
        <translation>बैंक का चालान</translation>
    </message>
    <message>
        <source>Charge medicines that are given out</source>
        <translation>दी गई दवाओं का शुल्क लगाएँ</translation>
    </message>
    <message>
        <source>Deposit ₹{sum}</source>
        <translation>जमा राशि ₹{sum}</translation>
    </message>
    <message>
        <source>Dues and gaps</source>
        <translation>बकाया और छूटे नंबर</translation>
    </message>
    <message>
        <source>English</source>
        <translation>अंग्रेज़ी</translation>
    </message>
    <message>
        <source>English and Hindi</source>
        <translation>अंग्रेज़ी और हिन्दी</translation>
    </message>
    <message>
        <source>GSTIN of the facility</source>
        <translation>केंद्र का GSTIN</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>हिन्दी</translation>
    </message>
    <message>
        <source>Language of receipts</source>
        <translation>रसीद की भाषा</translation>
    </message>
    <message>
        <source>Matters of money</source>
        <translation>पैसे के मामले</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>पैसे</translation>
    </message>
    <message>
        <source>Money registers</source>
        <translation>पैसे के रजिस्टर</translation>
    </message>
    <message>
        <source>Name that the payer sees</source>
        <translation>भुगतान करने वाले को दिखने वाला नाम</translation>
    </message>
    <message>
        <source>No UPI</source>
        <translation>UPI नहीं</translation>
    </message>
    <message>
        <source>Owes ₹{sum}</source>
        <translation>₹{sum} बाकी</translation>
    </message>
    <message>
        <source>Paper for receipts</source>
        <translation>रसीद का काग़ज़</translation>
    </message>
    <message>
        <source>Printer for receipts</source>
        <translation>रसीद का प्रिंटर</translation>
    </message>
    <message>
        <source>Receipt, refund or bill</source>
        <translation>रसीद, वापसी या बिल</translation>
    </message>
    <message>
        <source>Refund without a second person, rupees</source>
        <translation>दूसरे व्यक्ति के बिना वापसी, रुपये</translation>
    </message>
    <message>
        <source>Register of money</source>
        <translation>पैसे का रजिस्टर</translation>
    </message>
    <message>
        <source>Report of a cash drawer</source>
        <translation>गल्ले की रिपोर्ट</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>योजनाएँ</translation>
    </message>
    <message>
        <source>Something is charged to the duplicate and not billed yet. Settle it first.</source>
        <translation>दोहरे रिकॉर्ड पर शुल्क लगा है जिसका बिल नहीं बना। पहले उसे चुकाइए।</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>दर सूची</translation>
    </message>
    <message>
        <source>This contradicts a charge that is already known. It was not taken over.</source>
        <translation>यह पहले से दर्ज शुल्क से मेल नहीं खाता। इसे नहीं लिया गया।</translation>
    </message>
    <message>
        <source>UPI address of the facility</source>
        <translation>केंद्र का UPI पता</translation>
    </message>
    <message>
        <source>the result is released</source>
        <translation>नतीजा जारी हो</translation>
    </message>
    <message>
        <source>the sample is collected</source>
        <translation>नमूना लिया जाए</translation>
    </message>
    <message>
        <source>₹{sum} to give back</source>
        <translation>₹{sum} लौटाना है</translation>
    </message>
</context>
<context>
    <name>Cash</name>
    <message>
        <source>&amp;Amount</source>
        <translation>रकम (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Bank or treasury</source>
        <translation>बैंक या कोषागार (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Challan number</source>
        <translation>चालान संख्या (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Day of the challan</source>
        <translation>चालान का दिन (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Notes and coins</source>
        <translation>नोट और सिक्के (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Reason of the difference</source>
        <translation>अंतर का कारण (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remark</source>
        <translation>टिप्पणी (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>किसे (&amp;T)</translation>
    </message>
    <message>
        <source>A challan with this number was entered already.</source>
        <translation>इस नंबर का चालान पहले दर्ज हो चुका है।</translation>
    </message>
    <message>
        <source>A challan&apos;s number has letters, digits, / and -; 30 at the most.</source>
        <translation>चालान के नंबर में अक्षर, अंक, / और - होते हैं; ज़्यादा से ज़्यादा 30।</translation>
    </message>
    <message>
        <source>Accept what is offered</source>
        <translation>दी जा रही रकम लें</translation>
    </message>
    <message>
        <source>All that was counted goes into the safe. What is closed stays closed.</source>
        <translation>गिना हुआ सब तिजोरी में जाता है। बंद हुआ गल्ला दोबारा नहीं खुलता।</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>At</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Bank or treasury</source>
        <translation>बैंक या कोषागार</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>By method</source>
        <translation>तरीक़े से</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Cash by the book: float {float}, came in {came}, went out {went}</source>
        <translation>बही के अनुसार नकद: शुरुआती {float}, आया {came}, गया {went}</translation>
    </message>
    <message>
        <source>Cash came or went after the count. Count the drawer again.</source>
        <translation>गिनने के बाद नकद आया या गया। गल्ला फिर से गिनिए।</translation>
    </message>
    <message>
        <source>Cash is handed over to another person&apos;s drawer, not to your own.</source>
        <translation>नकदी दूसरे के गल्ले को सौंपी जाती है, अपने को नहीं।</translation>
    </message>
    <message>
        <source>Cash is offered to this drawer. Accept it or decline it first.</source>
        <translation>इस गल्ले को नकदी सौंपी जा रही है। पहले स्वीकार कीजिए या मना कीजिए।</translation>
    </message>
    <message>
        <source>Cash of this drawer is offered to somebody. It is accepted or taken back first.</source>
        <translation>इस गल्ले की नकदी की सुपुर्दगी बाकी है। पहले वह स्वीकार हो या वापस ली जाए।</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>खजांची</translation>
    </message>
    <message>
        <source>Challan number</source>
        <translation>चालान संख्या</translation>
    </message>
    <message>
        <source>Challans</source>
        <translation>चालान</translation>
    </message>
    <message>
        <source>Close the cash drawer</source>
        <translation>गल्ला बंद करें</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>गल्ला बंद करें</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद हुआ</translation>
    </message>
    <message>
        <source>Closed: {number}.</source>
        <translation>बंद हुआ: {number}।</translation>
    </message>
    <message>
        <source>Closing a cash drawer, counted {counted}, difference {difference}: I have seen the count.</source>
        <translation>गल्ला बंद करना, गिना {counted}, अंतर {difference}: मैंने गिनती देखी है।</translation>
    </message>
    <message>
        <source>Closing another person&apos;s drawer needs a second person.</source>
        <translation>दूसरे का गल्ला बंद करने के लिए दूसरे व्यक्ति की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>बंद गल्ले</translation>
    </message>
    <message>
        <source>Count and close it…  F9</source>
        <translation>गिनें और बंद करें…  F9</translation>
    </message>
    <message>
        <source>Count and close…</source>
        <translation>गिनें और बंद करें…</translation>
    </message>
    <message>
        <source>Count my drawer</source>
        <translation>मेरा गल्ला गिनें</translation>
    </message>
    <message>
        <source>Count the drawer first.</source>
        <translation>पहले गल्ला गिनिए।</translation>
    </message>
    <message>
        <source>Count the drawer of {name}</source>
        <translation>{name} का गल्ला गिनें</translation>
    </message>
    <message>
        <source>Count the notes first. From now on they are yours.</source>
        <translation>पहले नोट गिनिए। अब से ये आपके ज़िम्मे हैं।</translation>
    </message>
    <message>
        <source>Count what lies in the drawer now. From now on it is yours, until you close it.</source>
        <translation>गल्ले में अभी जो है उसे गिनिए। बंद करने तक यह आपके ज़िम्मे है।</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Counted last at {time}: {counted}, difference {difference}</source>
        <translation>आख़िरी गिनती {time} बजे: {counted}, अंतर {difference}</translation>
    </message>
    <message>
        <source>Counted: {counted}. The book says: {expected}.</source>
        <translation>गिना: {counted}। बही में: {expected}।</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>मना करें</translation>
    </message>
    <message>
        <source>Decline what is offered?</source>
        <translation>दी जा रही रकम से मना करें?</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>डेस्क</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>दस्तावेज़</translation>
    </message>
    <message>
        <source>Drawers and their closing reports</source>
        <translation>गल्ले और उनकी समापन रिपोर्ट</translation>
    </message>
    <message>
        <source>Enter the challan</source>
        <translation>चालान दर्ज करें</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>दर्ज हुआ</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>For what no patient pays or gets. It stands in the closing report with its reason.</source>
        <translation>जो न मरीज़ देता है न पाता है। कारण के साथ समापन रिपोर्ट में रहता है।</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>लौटाया</translation>
    </message>
    <message>
        <source>Hand cash over</source>
        <translation>नकद सौंपें</translation>
    </message>
    <message>
        <source>Hand cash over…</source>
        <translation>नकद सौंपें…</translation>
    </message>
    <message>
        <source>Handovers</source>
        <translation>सुपुर्दगी</translation>
    </message>
    <message>
        <source>Handovers that wait</source>
        <translation>रुकी हुई सुपुर्दगी</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>कितने</translation>
    </message>
    <message>
        <source>How much cash there should be is told after you have counted it.</source>
        <translation>कितना नकद होना चाहिए, यह गिनने के बाद बताया जाता है।</translation>
    </message>
    <message>
        <source>I have it</source>
        <translation>मुझे मिल गया</translation>
    </message>
    <message>
        <source>In the safe by the book</source>
        <translation>बही के अनुसार तिजोरी में</translation>
    </message>
    <message>
        <source>Keep the count</source>
        <translation>गिनती दर्ज करें</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>आख़िरी दिन</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>बचा</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>तरीक़ा</translation>
    </message>
    <message>
        <source>My cash drawer</source>
        <translation>मेरा गल्ला</translation>
    </message>
    <message>
        <source>My drawer</source>
        <translation>मेरा गल्ला</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>कोई अंतर नहीं</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>अभी कोई दस्तावेज़ नहीं</translation>
    </message>
    <message>
        <source>No drawer was opened on these days</source>
        <translation>इन दिनों कोई गल्ला नहीं खुला</translation>
    </message>
    <message>
        <source>No other drawer is open</source>
        <translation>और कोई गल्ला खुला नहीं है</translation>
    </message>
    <message>
        <source>Nothing but cash yet</source>
        <translation>अभी नकद के सिवा कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing is being handed over</source>
        <translation>कुछ सौंपा नहीं जा रहा</translation>
    </message>
    <message>
        <source>Nothing was received yet</source>
        <translation>अभी कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>Nothing went to the bank on these days</source>
        <translation>इन दिनों बैंक में कुछ नहीं गया</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>सौंपने को दें</translation>
    </message>
    <message>
        <source>Offered. It is yours until it is accepted.</source>
        <translation>दिया गया। लिए जाने तक यह आपके ज़िम्मे है।</translation>
    </message>
    <message>
        <source>Only a supervisor can close another person&apos;s drawer.</source>
        <translation>दूसरे का गल्ला केवल सुपरवाइज़र बंद कर सकते हैं।</translation>
    </message>
    <message>
        <source>Only who offered cash, or to whom it is offered, can take the offer back.</source>
        <translation>सुपुर्दगी वही वापस ले सकते हैं जो सौंप रहे हैं या जिन्हें सौंपी जा रही है।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Open my cash drawer</source>
        <translation>मेरा गल्ला खोलें</translation>
    </message>
    <message>
        <source>Open my drawer…</source>
        <translation>मेरा गल्ला खोलें…</translation>
    </message>
    <message>
        <source>Open since {when} at desk {letter}</source>
        <translation>{when} से खुला, डेस्क {letter}</translation>
    </message>
    <message>
        <source>Open your cash drawer first.</source>
        <translation>पहले अपना गल्ला खोलिए।</translation>
    </message>
    <message>
        <source>Open your drawer (Ctrl+O) before money is taken. It is yours alone.</source>
        <translation>पैसे लेने से पहले गल्ला खोलिए (Ctrl+O)। यह सिर्फ़ आपका है।</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>Paid in.</source>
        <translation>जमा किया गया।</translation>
    </message>
    <message>
        <source>Paid out.</source>
        <translation>निकाला गया।</translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation>जमा करें</translation>
    </message>
    <message>
        <source>Pay into the drawer</source>
        <translation>गल्ले में डालें</translation>
    </message>
    <message>
        <source>Pay in…</source>
        <translation>गल्ले में डालें…</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>निकालें</translation>
    </message>
    <message>
        <source>Pay out of the drawer</source>
        <translation>गल्ले से निकालें</translation>
    </message>
    <message>
        <source>Pay out…</source>
        <translation>गल्ले से निकालें…</translation>
    </message>
    <message>
        <source>Print the X report</source>
        <translation>X रिपोर्ट छापें</translation>
    </message>
    <message>
        <source>Print the Z report  Ctrl+P</source>
        <translation>Z रिपोर्ट छापें  Ctrl+P</translation>
    </message>
    <message>
        <source>Print the challan  Ctrl+P</source>
        <translation>चालान छापें  Ctrl+P</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>प्राप्त</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>टिप्पणी</translation>
    </message>
    <message>
        <source>Remit cash to the bank</source>
        <translation>नकद बैंक भेजें</translation>
    </message>
    <message>
        <source>Remit to the bank…  F7</source>
        <translation>बैंक भेजें…  F7</translation>
    </message>
    <message>
        <source>Safe and bank</source>
        <translation>तिजोरी और बैंक</translation>
    </message>
    <message>
        <source>Say why the cash differs from the book.</source>
        <translation>लिखिए कि नकद और हिसाब में अंतर क्यों है।</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Such as: change from the bank, tea for the drivers.</source>
        <translation>जैसे: बैंक से छुट्टे, ड्राइवरों की चाय।</translation>
    </message>
    <message>
        <source>Take back or decline</source>
        <translation>वापस लें या मना करें</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Take the offer back?</source>
        <translation>सुपुर्दगी वापस लें?</translation>
    </message>
    <message>
        <source>Take {amount} from {name}?</source>
        <translation>{name} से {amount} लें?</translation>
    </message>
    <message>
        <source>That drawer is not open any more. Choose another.</source>
        <translation>वह गल्ला अब खुला नहीं है। दूसरा चुनिए।</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>राशि शून्य से ज़्यादा होनी चाहिए।</translation>
    </message>
    <message>
        <source>The cash is off by more than ₹ {limit}: a second person must agree.</source>
        <translation>नकद में ₹ {limit} से ज़्यादा का अंतर है: दूसरे व्यक्ति की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>The challan is entered. Print it for the bank.</source>
        <translation>चालान दर्ज हुआ। बैंक के लिए छापिए।</translation>
    </message>
    <message>
        <source>The day of the challan has not come yet.</source>
        <translation>चालान की तारीख़ अभी आई नहीं है।</translation>
    </message>
    <message>
        <source>The money stays in your drawer&apos;s account until the other person accepts it.</source>
        <translation>दूसरे व्यक्ति के लेने तक पैसा आपके गल्ले के खाते में रहता है।</translation>
    </message>
    <message>
        <source>The money stays with who has it.</source>
        <translation>पैसा जिसके पास है उसी के पास रहता है।</translation>
    </message>
    <message>
        <source>The notes and coins do not add up to the float.</source>
        <translation>नोट और सिक्के मिलाकर शुरुआती नकदी के बराबर नहीं हैं।</translation>
    </message>
    <message>
        <source>The number of notes or coins must be between 0 and 1,00,000.</source>
        <translation>नोटों या सिक्कों की संख्या 0 से 1,00,000 के बीच होनी चाहिए।</translation>
    </message>
    <message>
        <source>The receipts of the other desk have not all arrived here. Wait until both desks are connected, and accept then.</source>
        <translation>दूसरे डेस्क की सारी रसीदें अभी यहाँ नहीं पहुँचीं। दोनों डेस्क जुड़ने तक रुकिए, फिर स्वीकार कीजिए।</translation>
    </message>
    <message>
        <source>The report of this drawer cannot be read. Ask for it at the desk itself.</source>
        <translation>इस गल्ले की रिपोर्ट पढ़ी नहीं जा सकती। उसी डेस्क से माँगिए।</translation>
    </message>
    <message>
        <source>There is no such note or coin.</source>
        <translation>ऐसा कोई नोट या सिक्का नहीं होता।</translation>
    </message>
    <message>
        <source>There is not so much cash in the drawer that is not offered to somebody already.</source>
        <translation>गल्ले में इतना नकद नहीं है जिसकी सुपुर्दगी बाकी न हो।</translation>
    </message>
    <message>
        <source>There is not so much cash in the drawer.</source>
        <translation>गल्ले में इतना नकद नहीं है।</translation>
    </message>
    <message>
        <source>There is not so much in the safe.</source>
        <translation>तिजोरी में इतना नहीं है।</translation>
    </message>
    <message>
        <source>This amount is too large. Check what was typed.</source>
        <translation>यह राशि बहुत बड़ी है। जो लिखा है उसे जाँचिए।</translation>
    </message>
    <message>
        <source>This cash is offered to another drawer.</source>
        <translation>यह नकदी दूसरे गल्ले को सौंपी जा रही है।</translation>
    </message>
    <message>
        <source>This cash was accepted already.</source>
        <translation>यह नकदी पहले ही स्वीकार हो चुकी है।</translation>
    </message>
    <message>
        <source>This challan is more than a year old. Check its day.</source>
        <translation>यह चालान एक साल से ज़्यादा पुराना है। तारीख़ जाँचिए।</translation>
    </message>
    <message>
        <source>This drawer is closed already.</source>
        <translation>यह गल्ला पहले ही बंद हो चुका है।</translation>
    </message>
    <message>
        <source>This drawer is closed. Open a new one.</source>
        <translation>यह गल्ला बंद हो चुका है। नया खोलिए।</translation>
    </message>
    <message>
        <source>This drawer is not known at this desk.</source>
        <translation>यह गल्ला इस डेस्क पर दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This drawer is still open: there is no closing report yet.</source>
        <translation>यह गल्ला अभी खुला है: बंद होने की रिपोर्ट अभी नहीं है।</translation>
    </message>
    <message>
        <source>This drawer was opened at desk {letter}. Close it there.</source>
        <translation>यह गल्ला डेस्क {letter} पर खोला गया था। वहीं बंद कीजिए।</translation>
    </message>
    <message>
        <source>This offer is not known at this desk.</source>
        <translation>यह सुपुर्दगी इस डेस्क पर दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This offer was taken back.</source>
        <translation>यह सुपुर्दगी वापस ले ली गई।</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Type how many there are of each, then keep the count. The book&apos;s figure comes after it.</source>
        <translation>हर नोट-सिक्का कितने हैं लिखिए, फिर गिनती दर्ज कीजिए। बही का आँकड़ा उसके बाद दिखता है।</translation>
    </message>
    <message>
        <source>Type the day of the challan.</source>
        <translation>चालान की तारीख़ लिखिए।</translation>
    </message>
    <message>
        <source>Type the number of the challan.</source>
        <translation>चालान का नंबर लिखिए।</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>क्या किया जा सकता है</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>कौन</translation>
    </message>
    <message>
        <source>Your cash drawer is not open.</source>
        <translation>आपका गल्ला खुला नहीं है।</translation>
    </message>
    <message>
        <source>Your drawer is open already. Close it before you open another.</source>
        <translation>आपका गल्ला पहले से खुला है। दूसरा खोलने से पहले उसे बंद कीजिए।</translation>
    </message>
    <message>
        <source>Your drawer is open.</source>
        <translation>आपका गल्ला खुल गया।</translation>
    </message>
    <message>
        <source>Your drawer of {day} was never closed. Count it and close it, then open a new one.</source>
        <translation>{day} का आपका गल्ला बंद नहीं हुआ। उसे गिनकर बंद कीजिए, फिर नया खोलिए।</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z रिपोर्ट</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>भूला हुआ</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>{name} से</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>खुला नहीं</translation>
    </message>
    <message>
        <source>open</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>to</source>
        <translation>से</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>{name} को</translation>
    </message>
    <message>
        <source>{amount} is in your drawer now.</source>
        <translation>{amount} अब आपके गल्ले में हैं।</translation>
    </message>
    <message>
        <source>{amount} of it is offered to somebody and may not be spent.</source>
        <translation>इसमें से {amount} किसी को दी जा रही है, ख़र्च नहीं हो सकती।</translation>
    </message>
    <message>
        <source>{amount} too little</source>
        <translation>{amount} कम</translation>
    </message>
    <message>
        <source>{amount} too much</source>
        <translation>{amount} ज़्यादा</translation>
    </message>
    <message>
        <source>{name}, desk {letter}</source>
        <translation>{name}, डेस्क {letter}</translation>
    </message>
    <message>
        <source>{n} payments by UPI or card are not confirmed yet: {amount}</source>
        <translation>UPI या कार्ड के {n} भुगतानों की पुष्टि बाकी है: {amount}</translation>
    </message>
</context>
<context>
    <name>CashPaper</name>
    <message>
        <source>Bank or treasury</source>
        <translation>बैंक या कोषागार</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Cash drawer as it stands (X report)</source>
        <translation>गल्ले की अभी की स्थिति (X रिपोर्ट)</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>खजांची</translation>
    </message>
    <message>
        <source>Challan number</source>
        <translation>चालान संख्या</translation>
    </message>
    <message>
        <source>Challan: cash remitted to the bank</source>
        <translation>चालान: बैंक में जमा नकद</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद हुआ</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>किसने बंद किया</translation>
    </message>
    <message>
        <source>Closing of a cash drawer (Z report)</source>
        <translation>गल्ला बंदी (Z रिपोर्ट)</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना गया</translation>
    </message>
    <message>
        <source>Counted, into the safe</source>
        <translation>गिना, तिजोरी में</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>क्रेडिट नोट</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>क्रेडिट नोट</translation>
    </message>
    <message>
        <source>DUPLICATE {number}</source>
        <translation>प्रतिलिपि · DUPLICATE {number}</translation>
    </message>
    <message>
        <source>Day of the challan</source>
        <translation>चालान का दिन</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>डेस्क</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>दस्तावेज़</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>दर्ज हुआ</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>शुरुआती नकदी</translation>
    </message>
    <message>
        <source>From deposits</source>
        <translation>जमा राशि से</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>लौटाया</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>सौंपा</translation>
    </message>
    <message>
        <source>Not signed: the desk had no certificate.</source>
        <translation>हस्ताक्षर नहीं: डेस्क के पास प्रमाणपत्र नहीं था।</translation>
    </message>
    <message>
        <source>Nothing was received.</source>
        <translation>कुछ नहीं मिला।</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Of it not confirmed by the bank ({n})</source>
        <translation>इसमें बैंक की पुष्टि बाकी ({n})</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>खुला</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>डाला गया</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>निकाला गया</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>प्राप्त</translation>
    </message>
    <message>
        <source>Received and given back</source>
        <translation>प्राप्त और लौटाया</translation>
    </message>
    <message>
        <source>Received at the bank (signature, stamp)</source>
        <translation>बैंक में प्राप्त (हस्ताक्षर, मुहर)</translation>
    </message>
    <message>
        <source>Received, without cash</source>
        <translation>प्राप्त, नकद छोड़कर</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>टिप्पणी</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>दूसरा व्यक्ति</translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>गल्ले में होना चाहिए</translation>
    </message>
    <message>
        <source>Signed by a desk that is not known here.</source>
        <translation>ऐसे डेस्क का हस्ताक्षर जो यहाँ ज्ञात नहीं।</translation>
    </message>
    <message>
        <source>Signed by the desk; the signature holds.</source>
        <translation>डेस्क का हस्ताक्षर है और सही है।</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>पर्यवेक्षक</translation>
    </message>
    <message>
        <source>THE SIGNATURE DOES NOT HOLD: this report was changed.</source>
        <translation>हस्ताक्षर सही नहीं: यह रिपोर्ट बदली गई है।</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>लिया गया</translation>
    </message>
    <message>
        <source>The cash is told after the drawer was counted.</source>
        <translation>नकद गल्ला गिनने के बाद बताया जाता है।</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>UPI</source>
        <translation>UPI</translation>
    </message>
    <message>
        <source>given back ({n})</source>
        <translation>लौटाया ({n})</translation>
    </message>
    <message>
        <source>of it offered and not yet accepted</source>
        <translation>इसमें दी जा रही, अभी ली नहीं गई</translation>
    </message>
    <message>
        <source>{n} p</source>
        <translation>{n} पैसे</translation>
    </message>
</context>
<context>
    <name>Cashier</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;After that</source>
        <translation>इसके बाद (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>रकम (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Approval code or RRN</source>
        <translation>अनुमोदन कोड या RRN (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>किससे (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>कैसे (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Let off</source>
        <translation>छूट (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Price of one</source>
        <translation>एक का मूल्य (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Price of {units} {unit}</source>
        <translation>{units} {unit} का मूल्य (&amp;P)</translation>
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
        <source>&amp;Service</source>
        <translation>सेवा (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;UTR on the payer&apos;s phone</source>
        <translation>देने वाले के फ़ोन पर UTR (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>क्या (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Why again?</source>
        <translation>दोबारा क्यों? (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Why this price</source>
        <translation>यह मूल्य क्यों (&amp;W)</translation>
    </message>
    <message>
        <source>12 digits</source>
        <translation>12 अंक</translation>
    </message>
    <message>
        <source>A UTR has 12 digits. It stands on the payer&apos;s phone.</source>
        <translation>UTR में 12 अंक होते हैं। यह देने वाले के फ़ोन पर लिखा होता है।</translation>
    </message>
    <message>
        <source>A charge can be added (Ctrl+T), a deposit taken (Ctrl+E).</source>
        <translation>शुल्क जोड़ा जा सकता है (Ctrl+T), जमा राशि ली जा सकती है (Ctrl+E)।</translation>
    </message>
    <message>
        <source>A deposit of {sum} is given back: {reason}</source>
        <translation>{sum} की जमा राशि लौटाई जाती है: {reason}</translation>
    </message>
    <message>
        <source>A deposit of {sum} is held.</source>
        <translation>{sum} की जमा राशि रखी है।</translation>
    </message>
    <message>
        <source>A second copy is needed</source>
        <translation>दूसरी प्रति चाहिए</translation>
    </message>
    <message>
        <source>A second person is asked for their yes.</source>
        <translation>दूसरे व्यक्ति की सहमति ली जाएगी।</translation>
    </message>
    <message>
        <source>A typed UTR is a claim: the receipt says “subject to realisation”.</source>
        <translation>लिखा हुआ UTR सिर्फ़ दावा है: रसीद पर “वसूली के अधीन” लिखा रहेगा।</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>Add a charge</source>
        <translation>शुल्क जोड़ें</translation>
    </message>
    <message>
        <source>Add this</source>
        <translation>इसे जोड़ें</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>As it was paid</source>
        <translation>जैसे दिया गया था</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Bill {number} of {day}</source>
        <translation>बिल {number}, {day}</translation>
    </message>
    <message>
        <source>Bill {number}: {state}</source>
        <translation>बिल {number}: {state}</translation>
    </message>
    <message>
        <source>Bill: nothing to pay</source>
        <translation>बिल: कुछ नहीं देना</translation>
    </message>
    <message>
        <source>Billed {all}; {paid} of it is paid.</source>
        <translation>{all} का बिल; इसमें से {paid} दिया जा चुका है।</translation>
    </message>
    <message>
        <source>Bills and receipts</source>
        <translation>बिल और रसीदें</translation>
    </message>
    <message>
        <source>Bills from before</source>
        <translation>पहले के बिल</translation>
    </message>
    <message>
        <source>Cancel the bill</source>
        <translation>बिल रद्द करें</translation>
    </message>
    <message>
        <source>Cancel the bill…</source>
        <translation>बिल रद्द करें…</translation>
    </message>
    <message>
        <source>Cancel the line</source>
        <translation>लाइन रद्द करें</translation>
    </message>
    <message>
        <source>Cancel this bill?</source>
        <translation>यह बिल रद्द करें?</translation>
    </message>
    <message>
        <source>Cancel this line?</source>
        <translation>यह लाइन रद्द करें?</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Cash &amp;given</source>
        <translation>दिए गए नकद (&amp;G)</translation>
    </message>
    <message>
        <source>Cash counter</source>
        <translation>नकद काउंटर</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>वापस दें</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>वापस दें</translation>
    </message>
    <message>
        <source>Choose a line that is not billed yet.</source>
        <translation>ऐसी लाइन चुनें जिसका बिल अभी नहीं बना।</translation>
    </message>
    <message>
        <source>Choose a service from the list.</source>
        <translation>सूची से सेवा चुनें।</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Code to pay by UPI</source>
        <translation>UPI से देने का कोड</translation>
    </message>
    <message>
        <source>Covered {much}: {why}</source>
        <translation>योजना से {much}: {why}</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>क्रेडिट नोट</translation>
    </message>
    <message>
        <source>Credit note {number}. {what}</source>
        <translation>क्रेडिट नोट {number}। {what}</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>जमा राशि</translation>
    </message>
    <message>
        <source>Deposit given back</source>
        <translation>जमा राशि लौटाई</translation>
    </message>
    <message>
        <source>Deposit taken</source>
        <translation>जमा राशि ली</translation>
    </message>
    <message>
        <source>Deposit…</source>
        <translation>जमा राशि…</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>करें</translation>
    </message>
    <message>
        <source>Drawer open since {time}</source>
        <translation>गल्ला {time} से खुला</translation>
    </message>
    <message>
        <source>Duplicate {number}: {said}</source>
        <translation>प्रतिलिपि {number}: {said}</translation>
    </message>
    <message>
        <source>Enter adds it; then take the rest by another way, or Ctrl+Enter leaves it owing.</source>
        <translation>Enter से यह जुड़ेगा; बाकी दूसरे तरीके से लें, या Ctrl+Enter से बाकी रहने दें।</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>ठीक उतने</translation>
    </message>
    <message>
        <source>Find a receipt or a patient</source>
        <translation>रसीद या मरीज़ खोजें</translation>
    </message>
    <message>
        <source>Find the patient first (F2), or scan the slip or the card.</source>
        <translation>पहले मरीज़ खोजें (F2), या पर्ची या कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>Find the patient first (F2), or the receipt by its number (Ctrl+F).</source>
        <translation>पहले मरीज़ खोजें (F2), या नंबर से रसीद (Ctrl+F)।</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>लौटाएँ</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>लौटाएँ…</translation>
    </message>
    <message>
        <source>Hand over {sum} in cash.</source>
        <translation>{sum} नकद लौटाइए।</translation>
    </message>
    <message>
        <source>Held now: {sum}. It is used as a way to pay (F9), or given back.</source>
        <translation>अभी रखी है: {sum}। इससे भुगतान होता है (F9), या लौटाई जाती है।</translation>
    </message>
    <message>
        <source>It is owed again</source>
        <translation>फिर से बाकी है</translation>
    </message>
    <message>
        <source>Open my drawer…</source>
        <translation>मेरा गल्ला खोलें…</translation>
    </message>
    <message>
        <source>Open my drawer…  Ctrl+O</source>
        <translation>मेरा गल्ला खोलें…  Ctrl+O</translation>
    </message>
    <message>
        <source>Open your drawer first (Ctrl+O): money goes into a drawer of one&apos;s own.</source>
        <translation>पहले अपना गल्ला खोलें (Ctrl+O): पैसे अपने ही गल्ले में जाते हैं।</translation>
    </message>
    <message>
        <source>Owed again: only the way of paying, or the bill, was wrong. Nothing is owed: the service was not given, or it was another patient.</source>
        <translation>फिर से बाकी: केवल भुगतान का तरीका या बिल गलत था। कुछ बाकी नहीं: सेवा नहीं दी गई, या मरीज़ कोई और था।</translation>
    </message>
    <message>
        <source>Put the account away</source>
        <translation>हिसाब हटाएँ</translation>
    </message>
    <message>
        <source>Receipt {number}: {sum} is held as a deposit.</source>
        <translation>रसीद {number}: {sum} जमा राशि में रखे गए।</translation>
    </message>
    <message>
        <source>Refund {number}. {what}</source>
        <translation>वापसी {number}। {what}</translation>
    </message>
    <message>
        <source>Still to pay: {sum}</source>
        <translation>अभी देना है: {sum}</translation>
    </message>
    <message>
        <source>Subject to realisation</source>
        <translation>वसूली के अधीन</translation>
    </message>
    <message>
        <source>Type how many of a line go back.</source>
        <translation>लिखें कि लाइन में से कितने लौटेंगे।</translation>
    </message>
    <message>
        <source>Includes GST of {tax}.</source>
        <translation>इसमें {tax} जीएसटी शामिल है।</translation>
    </message>
    <message>
        <source>Into the deposit</source>
        <translation>जमा राशि में</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>पढ़ा नहीं जाता</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>खो गई</translation>
    </message>
    <message>
        <source>It stands on the bill with the reason. The tariff stays as it is.</source>
        <translation>यह कारण के साथ बिल पर रहेगा। दर सूची वैसी ही रहेगी।</translation>
    </message>
    <message>
        <source>It will not come</source>
        <translation>नहीं आएगा</translation>
    </message>
    <message>
        <source>Leave it owing</source>
        <translation>बाकी रहने दें</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>छोड़ें</translation>
    </message>
    <message>
        <source>Leave the rest owing?</source>
        <translation>बाकी रकम रहने दें?</translation>
    </message>
    <message>
        <source>Let it off</source>
        <translation>छूट दें</translation>
    </message>
    <message>
        <source>More was paid than is owed. Give it back under Bills and receipts (Ctrl+R).</source>
        <translation>जितना देना था उससे ज़्यादा दिया गया। बिल और रसीदें (Ctrl+R) में लौटाएँ।</translation>
    </message>
    <message>
        <source>Name or code of the service</source>
        <translation>सेवा का नाम या कोड</translation>
    </message>
    <message>
        <source>Next patient</source>
        <translation>अगला मरीज़</translation>
    </message>
    <message>
        <source>No deposit of this patient is held.</source>
        <translation>इस मरीज़ की कोई जमा राशि नहीं है।</translation>
    </message>
    <message>
        <source>No more than {left} is left to pay.</source>
        <translation>{left} से ज़्यादा देना बाकी नहीं है।</translation>
    </message>
    <message>
        <source>No more than {sum}.</source>
        <translation>{sum} से ज़्यादा नहीं।</translation>
    </message>
    <message>
        <source>No paper of it was made at this desk.</source>
        <translation>इस डेस्क पर इसका कोई काग़ज़ नहीं बना।</translation>
    </message>
    <message>
        <source>No receipt was made here yet.</source>
        <translation>यहाँ अभी कोई रसीद नहीं बनी।</translation>
    </message>
    <message>
        <source>No such service in the tariff.</source>
        <translation>दर सूची में ऐसी सेवा नहीं है।</translation>
    </message>
    <message>
        <source>Nobody is at the counter</source>
        <translation>काउंटर पर कोई नहीं है</translation>
    </message>
    <message>
        <source>Nobody waits to pay</source>
        <translation>किसी को देना बाकी नहीं</translation>
    </message>
    <message>
        <source>Nobody who waits and no receipt is called so. F2 finds any patient.</source>
        <translation>इस नाम या नंबर का न कोई प्रतीक्षा में है, न कोई रसीद। F2 से कोई भी मरीज़ मिलेगा।</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>पुष्टि बाकी</translation>
    </message>
    <message>
        <source>Not now: only the bill is put right</source>
        <translation>अभी नहीं: सिर्फ़ बिल ठीक होगा</translation>
    </message>
    <message>
        <source>Not priced yet</source>
        <translation>मूल्य तय नहीं</translation>
    </message>
    <message>
        <source>Not printed, {when}</source>
        <translation>नहीं छपी, {when}</translation>
    </message>
    <message>
        <source>Nothing is left to pay.</source>
        <translation>कुछ देना बाकी नहीं है।</translation>
    </message>
    <message>
        <source>Nothing is owed</source>
        <translation>कुछ बाकी नहीं</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>कुछ नहीं देना</translation>
    </message>
    <message>
        <source>Nothing was billed yet</source>
        <translation>अभी कोई बिल नहीं बना</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Of bill {number}. Each line goes back at most as often as it was billed.</source>
        <translation>बिल {number} में से। कोई लाइन उतनी ही लौटेगी जितनी बिल में है।</translation>
    </message>
    <message>
        <source>Off the bill: {sum}</source>
        <translation>बिल से घटेंगे: {sum}</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>मिल गया</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>कार्ड से भुगतान</translation>
    </message>
    <message>
        <source>Paid {sum}</source>
        <translation>{sum} मिले</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>Price it</source>
        <translation>मूल्य लगाएँ</translation>
    </message>
    <message>
        <source>Price it by hand (Ctrl+M), or bill the rest without it.</source>
        <translation>हाथ से मूल्य लगाएँ (Ctrl+M), या इसके बिना बाकी का बिल बनाएँ।</translation>
    </message>
    <message>
        <source>Price this line</source>
        <translation>इस लाइन का मूल्य</translation>
    </message>
    <message>
        <source>Priced by hand: {reason}</source>
        <translation>हाथ से मूल्य: {reason}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>दोबारा छापें</translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation>दोबारा छापें…</translation>
    </message>
    <message>
        <source>Print the last receipt again…</source>
        <translation>पिछली रसीद दोबारा छापें…</translation>
    </message>
    <message>
        <source>Printed {when}, {who}</source>
        <translation>छपी {when}, {who}</translation>
    </message>
    <message>
        <source>Provisional: as far as was known at the last sync.</source>
        <translation>अनंतिम: पिछले सिंक तक जितना पता था।</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Receipt no., token or name (Ctrl+F)</source>
        <translation>रसीद नं., टोकन या नाम (Ctrl+F)</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>Reference of the &amp;transfer, where there is one</source>
        <translation>भेजने का संदर्भ, अगर हो (&amp;T)</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Scan a slip or a card, or find the patient with F2.</source>
        <translation>पर्ची या कार्ड स्कैन करें, या F2 से मरीज़ खोजें।</translation>
    </message>
    <message>
        <source>Scan the slip or the card, choose one from the list with Enter, or find them with F2.</source>
        <translation>पर्ची या कार्ड स्कैन करें, सूची से Enter से चुनें, या F2 से खोजें।</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>योजना</translation>
    </message>
    <message>
        <source>Schemes pay</source>
        <translation>योजना से</translation>
    </message>
    <message>
        <source>Schemes pay {sum} of it</source>
        <translation>इसमें से {sum} योजनाएँ देंगी</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>सेवा</translation>
    </message>
    <message>
        <source>Settle with what is there</source>
        <translation>जितना मिला उससे निपटाएँ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>अभी देना है</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>लें</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>यह लें</translation>
    </message>
    <message>
        <source>Take the last receipt back?</source>
        <translation>पिछली रसीद वापस लें?</translation>
    </message>
    <message>
        <source>Take the last receipt back…</source>
        <translation>पिछली रसीद वापस लें…</translation>
    </message>
    <message>
        <source>Take {sum} with the card terminal, then type the approval code of its slip.</source>
        <translation>कार्ड मशीन से {sum} लें, फिर उसकी पर्ची का अनुमोदन कोड लिखें।</translation>
    </message>
    <message>
        <source>The deposit holds {held}.</source>
        <translation>जमा राशि में {held} हैं।</translation>
    </message>
    <message>
        <source>The patient would pay {sum}. A second person agrees to what is let off.</source>
        <translation>मरीज़ को {sum} देने हैं। छूट पर दूसरा व्यक्ति सहमति देता है।</translation>
    </message>
    <message>
        <source>The payment is awaited. Take the next patient; F7 when it has come.</source>
        <translation>भुगतान की प्रतीक्षा है। अगला मरीज़ लें; आ जाए तो F7।</translation>
    </message>
    <message>
        <source>The printer spoilt it</source>
        <translation>प्रिंटर ने ख़राब छापी</translation>
    </message>
    <message>
        <source>The tariff has no price for it today.</source>
        <translation>दर सूची में आज इसका मूल्य नहीं है।</translation>
    </message>
    <message>
        <source>There is nothing to let off.</source>
        <translation>छूट देने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>वापस लेने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>This facility has no UPI address in the settings: there is no code to show. A payment that was made all the same is claimed by its UTR.</source>
        <translation>सेटिंग में इस केंद्र का UPI पता नहीं है: दिखाने को कोड नहीं है। फिर भी भुगतान हुआ हो तो उसका UTR लिखें।</translation>
    </message>
    <message>
        <source>This visit is not known here. Scan the slip again.</source>
        <translation>यह विज़िट यहाँ नहीं मिली। पर्ची फिर स्कैन करें।</translation>
    </message>
    <message>
        <source>To give back: {sum}</source>
        <translation>लौटाना है: {sum}</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>देना है</translation>
    </message>
    <message>
        <source>Type what was given; F6 is the exact amount.</source>
        <translation>जितने दिए गए, लिखें; ठीक उतने के लिए F6।</translation>
    </message>
    <message>
        <source>UPI</source>
        <translation>UPI</translation>
    </message>
    <message>
        <source>UPI of {sum} was asked for. F7 when it is paid.</source>
        <translation>UPI से {sum} माँगे गए हैं। मिल जाएँ तो F7।</translation>
    </message>
    <message>
        <source>UTR or a&amp;pproval code</source>
        <translation>UTR या अनुमोदन कोड (&amp;P)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Wait for payment</source>
        <translation>भुगतान की प्रतीक्षा करें</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>प्रतीक्षा</translation>
    </message>
    <message>
        <source>Waits to be printed since {when}</source>
        <translation>{when} से छपने की प्रतीक्षा में</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>What is owed</source>
        <translation>जो बाकी है</translation>
    </message>
    <message>
        <source>What was billed is owed again.</source>
        <translation>जिसका बिल था वह फिर से बाकी है।</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Who waits to pay</source>
        <translation>किसको देना है</translation>
    </message>
    <message>
        <source>Write the reason in words.</source>
        <translation>कारण शब्दों में लिखें।</translation>
    </message>
    <message>
        <source>Your drawer is not open</source>
        <translation>आपका गल्ला खुला नहीं है</translation>
    </message>
    <message>
        <source>Your drawer is open already.</source>
        <translation>आपका गल्ला खुला ही है।</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>पुष्ट</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>विफल</translation>
    </message>
    <message>
        <source>for bill {number}</source>
        <translation>बिल {number} की</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>छोड़ा</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>मूल्य नहीं</translation>
    </message>
    <message>
        <source>nothing to pay</source>
        <translation>कुछ नहीं देना है</translation>
    </message>
    <message>
        <source>of {n}; the patient&apos;s part {sum}</source>
        <translation>{n} में से; मरीज़ का हिस्सा {sum}</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>दिया गया</translation>
    </message>
    <message>
        <source>paid, not confirmed yet</source>
        <translation>दिया गया, पुष्टि बाकी</translation>
    </message>
    <message>
        <source>still owing</source>
        <translation>देना बाकी</translation>
    </message>
    <message>
        <source>subject to realisation</source>
        <translation>वसूली के अधीन</translation>
    </message>
    <message>
        <source>to give back</source>
        <translation>लौटाना है</translation>
    </message>
    <message>
        <source>to price</source>
        <translation>मूल्य बाकी</translation>
    </message>
    <message>
        <source>told after the count</source>
        <translation>गिनने के बाद</translation>
    </message>
    <message>
        <source>{hours}:{minutes} h</source>
        <translation>{hours}:{minutes} घं</translation>
    </message>
    <message>
        <source>{method} {sum}, {number}: {state}</source>
        <translation>{method} {sum}, {number}: {state}</translation>
    </message>
    <message>
        <source>{number} is cancelled: {reason}</source>
        <translation>{number} रद्द: {reason}</translation>
    </message>
    <message>
        <source>{number} over {sum} is cancelled; the money goes back the way it came.</source>
        <translation>{number}, {sum}, रद्द होगी; पैसे जैसे आए थे वैसे लौटेंगे।</translation>
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
        <source>{sum} before schemes</source>
        <translation>योजना से पहले {sum}</translation>
    </message>
    <message>
        <source>{sum} by UPI</source>
        <translation>UPI से {sum}</translation>
    </message>
    <message>
        <source>{sum} goes back by {method}; hand no cash over for it.</source>
        <translation>{sum} {method} से लौटेंगे; इनके लिए नकद मत दीजिए।</translation>
    </message>
    <message>
        <source>{sum} goes back the way it came. Bill {number} stays in the book, with its credit note.</source>
        <translation>{sum} जैसे आए थे वैसे लौटेंगे। बिल {number} अपने क्रेडिट नोट के साथ बही में रहेगा।</translation>
    </message>
    <message>
        <source>{sum} is let off: {reason}</source>
        <translation>{sum} की छूट: {reason}</translation>
    </message>
    <message>
        <source>{sum} is off the bill, no money goes back now.</source>
        <translation>बिल से {sum} घटाए गए, अभी पैसे नहीं लौटते।</translation>
    </message>
    <message>
        <source>{sum} is paid another time. The bill is made, and says so.</source>
        <translation>{sum} बाद में दिए जाएँगे। बिल बनेगा और उस पर यह लिखा रहेगा।</translation>
    </message>
    <message>
        <source>{sum} lies in the deposit; hand nothing over.</source>
        <translation>{sum} जमा राशि में चले गए; नकद कुछ मत दीजिए।</translation>
    </message>
    <message>
        <source>{sum} of bill {number} is given back: {reason}</source>
        <translation>बिल {number} के {sum} लौटाए जाते हैं: {reason}</translation>
    </message>
    <message>
        <source>{sum} of it given back</source>
        <translation>इसमें से {sum} लौटाए</translation>
    </message>
    <message>
        <source>{what}: nobody will be asked to pay it. The line stays in the record with the reason.</source>
        <translation>{what}: यह किसी से नहीं लिया जाएगा। लाइन कारण के साथ रिकॉर्ड में रहेगी।</translation>
    </message>
    <message>
        <source>✓ owing</source>
        <translation>✓ बाकी</translation>
    </message>
    <message>
        <source>✓ provisional</source>
        <translation>✓ अनंतिम</translation>
    </message>
    <message>
        <source>✓ to bill</source>
        <translation>✓ बिल में</translation>
    </message>
</context>
<context>
    <name>Charges</name>
    <message>
        <source>Choose a service of the tariff.</source>
        <translation>दर सूची से सेवा चुनिए।</translation>
    </message>
    <message>
        <source>Priced by hand</source>
        <translation>मूल्य हाथ से तय हुआ</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>कारण बताइए।</translation>
    </message>
    <message>
        <source>Shorten the reason to one line of plain words.</source>
        <translation>कारण को सीधे शब्दों की एक पंक्ति में छोटा कीजिए।</translation>
    </message>
    <message>
        <source>The amount is too large. Price it by hand.</source>
        <translation>रकम बहुत बड़ी है। मूल्य हाथ से तय कीजिए।</translation>
    </message>
    <message>
        <source>The price is {price} rupees. Less is a discount: give it when it is paid, with somebody who may.</source>
        <translation>मूल्य {price} रुपये है। इससे कम छूट है: भुगतान के समय दें, उसके साथ जिसे अनुमति है।</translation>
    </message>
    <message>
        <source>This is billed or cancelled already.</source>
        <translation>इसका बिल बन चुका है या यह रद्द हो चुका है।</translation>
    </message>
    <message>
        <source>This patient is not known here.</source>
        <translation>यह मरीज़ यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This visit is cancelled.</source>
        <translation>यह विज़िट रद्द है।</translation>
    </message>
    <message>
        <source>Type a whole number of at least 1.</source>
        <translation>कम से कम 1 की पूरी संख्या लिखिए।</translation>
    </message>
    <message>
        <source>to be priced</source>
        <translation>मूल्य तय होना है</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>The clock is not in question.</source>
        <translation>घड़ी पर कोई सवाल नहीं है।</translation>
    </message>
    <message>
        <source>The computer&apos;s clock shows {now}, but there is a document of {newest}. Set the clock right. If it is right, a supervisor confirms it; then money can be taken again.</source>
        <translation>कंप्यूटर की घड़ी {now} दिखाती है, पर {newest} का कागज़ बना हुआ है। घड़ी ठीक कीजिए। अगर घड़ी सही है तो सुपरवाइज़र पुष्टि करें; तब फिर पैसे लिए जा सकेंगे।</translation>
    </message>
    <message>
        <source>The computer&apos;s clock shows {now}, the cloud&apos;s showed {cloud}. Set the clock right and connect once. If it is right, a supervisor confirms it for today.</source>
        <translation>कंप्यूटर की घड़ी {now} दिखाती है, क्लाउड की {cloud} थी। घड़ी ठीक करके एक बार जोड़िए। अगर घड़ी सही है तो सुपरवाइज़र आज के लिए पुष्टि करें।</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>After this time it is given back only together with a second person.</source>
        <translation>इतनी देर के बाद पैसे दूसरे व्यक्ति की सहमति से ही लौटाए जाते हैं।</translation>
    </message>
    <message>
        <source>All of this bill was taken back already.</source>
        <translation>यह पूरा बिल पहले ही वापस लिया जा चुका है।</translation>
    </message>
    <message>
        <source>Choose what is taken back.</source>
        <translation>चुनिए, क्या वापस लिया जाए।</translation>
    </message>
    <message>
        <source>Of {text} only {left} can be taken back: the rest was before.</source>
        <translation>{text} में से केवल {left} वापस हो सकते हैं: बाकी पहले वापस हो चुके।</translation>
    </message>
    <message>
        <source>Say why it is taken back.</source>
        <translation>बताइए, यह क्यों वापस लिया जा रहा है।</translation>
    </message>
    <message>
        <source>Shorten the reason.</source>
        <translation>कारण छोटा कीजिए।</translation>
    </message>
    <message>
        <source>So much is given back only together with a second person.</source>
        <translation>इतनी रकम दूसरे व्यक्ति की सहमति से ही लौटाई जाती है।</translation>
    </message>
    <message>
        <source>So much was not paid in this way. Give it back as it was paid.</source>
        <translation>इतनी रकम इस तरीके से नहीं दी गई थी। जैसे दी गई थी, वैसे लौटाइए।</translation>
    </message>
    <message>
        <source>Something of this bill came back, was called off, or stands on another bill too. Choose that nothing is owed, and add by hand what still is.</source>
        <translation>इस बिल की कोई चीज़ वापस आई, रद्द हुई, या किसी और बिल में भी है। “कुछ बाकी नहीं” चुनिए, और जो अब भी बाकी है उसे हाथ से जोड़िए।</translation>
    </message>
    <message>
        <source>The payment by UPI or card is not confirmed yet: nobody has the money. Confirm it first, or put the bill right now and give the money back later.</source>
        <translation>UPI या कार्ड के भुगतान की अभी पुष्टि नहीं हुई: पैसे किसी के पास नहीं हैं। पहले पुष्टि कीजिए, या अभी बिल ठीक कीजिए और पैसे बाद में लौटाइए।</translation>
    </message>
    <message>
        <source>The quantity must be more than zero.</source>
        <translation>मात्रा शून्य से ज़्यादा होनी चाहिए।</translation>
    </message>
    <message>
        <source>This bill is not known here.</source>
        <translation>यह बिल यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This line is not on the bill.</source>
        <translation>यह मद इस बिल में नहीं है।</translation>
    </message>
    <message>
        <source>What another person took is given back only together with a second person.</source>
        <translation>जो किसी और ने लिया था, वह दूसरे व्यक्ति की सहमति से ही लौटाया जाता है।</translation>
    </message>
</context>
<context>
    <name>Genuine</name>
    <message>
        <source>Another document has this number here. Keep the paper and tell the supervisor.</source>
        <translation>यहाँ यह संख्या किसी और दस्तावेज़ की है। काग़ज़ रख लीजिए और पर्यवेक्षक को बताइए।</translation>
    </message>
    <message>
        <source>Recorded here with the same number and amount.</source>
        <translation>यहाँ इसी संख्या और राशि के साथ दर्ज है।</translation>
    </message>
    <message>
        <source>Recorded here; all or part of it was given back: {numbers}.</source>
        <translation>यहाँ दर्ज है; पूरा या कुछ हिस्सा लौटाया जा चुका है: {numbers}।</translation>
    </message>
    <message>
        <source>The record says another amount: {amount}. Tell the supervisor.</source>
        <translation>रिकॉर्ड में दूसरी राशि है: {amount}। पर्यवेक्षक को बताइए।</translation>
    </message>
    <message>
        <source>This desk has no record of it: it is another facility&apos;s, or has not come with the sync yet.</source>
        <translation>इस डेस्क पर इसका रिकॉर्ड नहीं: यह दूसरे केंद्र की है, या सिंक से अभी आई नहीं।</translation>
    </message>
</context>
<context>
    <name>Heads</name>
    <message>
        <source>Ambulance</source>
        <translation>एम्बुलेंस</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>प्रमाण पत्र</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>परामर्श</translation>
    </message>
    <message>
        <source>Dental</source>
        <translation>दंत</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>प्रयोगशाला</translation>
    </message>
    <message>
        <source>Medicines</source>
        <translation>दवाएँ</translation>
    </message>
    <message>
        <source>Other income</source>
        <translation>अन्य आय</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>पैकेज</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>प्रक्रियाएँ</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>पंजीकरण</translation>
    </message>
    <message>
        <source>X-ray and ultrasound</source>
        <translation>एक्स-रे और अल्ट्रासाउंड</translation>
    </message>
</context>
<context>
    <name>Money</name>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>राशि शून्य से ज़्यादा होनी चाहिए।</translation>
    </message>
    <message>
        <source>This amount is too large. Check what was typed.</source>
        <translation>यह राशि बहुत बड़ी है। जो लिखा है उसे जाँचिए।</translation>
    </message>
</context>
<context>
    <name>MoneyRegisters</name>
    <message>
        <source>&amp;Why</source>
        <translation>क्यों (&amp;W)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Bills that are not paid</source>
        <translation>जो बिल चुकाए नहीं गए</translation>
    </message>
    <message>
        <source>By</source>
        <translation>तरीक़ा</translation>
    </message>
    <message>
        <source>By cashier</source>
        <translation>खजांची से</translation>
    </message>
    <message>
        <source>By head</source>
        <translation>मद से</translation>
    </message>
    <message>
        <source>By method</source>
        <translation>तरीक़े से</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Cash book</source>
        <translation>रोकड़ बही</translation>
    </message>
    <message>
        <source>Cash book: drawers and safe</source>
        <translation>रोकड़ बही: गल्ले और तिजोरी</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>खजांची</translation>
    </message>
    <message>
        <source>Challan</source>
        <translation>चालान</translation>
    </message>
    <message>
        <source>Closed drawers, into the safe</source>
        <translation>बंद गल्ले, तिजोरी में</translation>
    </message>
    <message>
        <source>Closing balance</source>
        <translation>अंतिम शेष</translation>
    </message>
    <message>
        <source>Collection by cashier</source>
        <translation>खजांची के अनुसार वसूली</translation>
    </message>
    <message>
        <source>Collection by head of revenue</source>
        <translation>राजस्व मद के अनुसार वसूली</translation>
    </message>
    <message>
        <source>Collection by method</source>
        <translation>तरीक़े के अनुसार वसूली</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>पुष्टि हुई</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>क्रेडिट</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Day book</source>
        <translation>दैनिक बही</translation>
    </message>
    <message>
        <source>Day book of money</source>
        <translation>पैसे की दैनिक बही</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>कितने दिन</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>डेस्क</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>दस्तावेज़</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>दस्तावेज़</translation>
    </message>
    <message>
        <source>Drawers</source>
        <translation>गल्ले</translation>
    </message>
    <message>
        <source>Explain it</source>
        <translation>कारण दर्ज करें</translation>
    </message>
    <message>
        <source>Explain the gap…</source>
        <translation>छूटे नंबर का कारण…</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>असफल</translation>
    </message>
    <message>
        <source>Floats of drawers</source>
        <translation>गल्लों की शुरुआती नकदी</translation>
    </message>
    <message>
        <source>From deposits</source>
        <translation>जमा राशि से</translation>
    </message>
    <message>
        <source>GST in it</source>
        <translation>इसमें जीएसटी</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>लौटाया</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>सौंपा</translation>
    </message>
    <message>
        <source>Has it come?</source>
        <translation>क्या पैसा आ गया?</translation>
    </message>
    <message>
        <source>Has it failed?</source>
        <translation>क्या भुगतान असफल रहा?</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>मद</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>कितने</translation>
    </message>
    <message>
        <source>It failed: due again</source>
        <translation>असफल: फिर से बाकी</translation>
    </message>
    <message>
        <source>It failed…</source>
        <translation>असफल रहा…</translation>
    </message>
    <message>
        <source>It has come</source>
        <translation>पैसा आ गया</translation>
    </message>
    <message>
        <source>It has come…</source>
        <translation>पैसा आ गया…</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>किससे ज्ञात</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>पंक्तियाँ</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>तरीक़ा</translation>
    </message>
    <message>
        <source>Missing number</source>
        <translation>छूटा नंबर</translation>
    </message>
    <message>
        <source>Missing numbers</source>
        <translation>छूटे नंबर</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>शुद्ध</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>क्र.</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>पुष्टि बाकी</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>बकाया</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Numbers that are missing</source>
        <translation>जो नंबर नहीं हैं</translation>
    </message>
    <message>
        <source>Of, reason</source>
        <translation>किसका, कारण</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>प्रारंभिक शेष</translation>
    </message>
    <message>
        <source>Owing</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>डाला गया</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>निकाला गया</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Patient&apos;s part</source>
        <translation>मरीज़ का हिस्सा</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Patients, net</source>
        <translation>मरीज़, शुद्ध</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>Receipts in cash</source>
        <translation>नकद रसीदें</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>प्राप्त</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>संदर्भ</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Refunds in cash</source>
        <translation>नकद वापसी</translation>
    </message>
    <message>
        <source>Remitted to the bank</source>
        <translation>बैंक में जमा</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>तिजोरी</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>योजना</translation>
    </message>
    <message>
        <source>Scheme pays</source>
        <translation>योजना देगी</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>योजना से</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>शृंखला</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>सेवा</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>लिया</translation>
    </message>
    <message>
        <source>The explanation stands in the register with your name, for whoever audits it.</source>
        <translation>कारण आपके नाम के साथ रजिस्टर में रहता है, जाँच करने वाले के लिए।</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>UHID</source>
        <translation>UHID</translation>
    </message>
    <message>
        <source>UPI</source>
        <translation>UPI</translation>
    </message>
    <message>
        <source>UPI and card: claimed, not confirmed</source>
        <translation>UPI और कार्ड: बताया गया, पुष्टि बाकी</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>What schemes are to pay</source>
        <translation>योजनाओं को जो देना है</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>क्यों</translation>
    </message>
    <message>
        <source>Why is {number} missing?</source>
        <translation>{number} क्यों नहीं है?</translation>
    </message>
    <message>
        <source>Without the cash of your own open drawer: it is told after you have counted it.</source>
        <translation>आपके अपने खुले गल्ले के नकद के बिना: वह गिनने के बाद बताया जाता है।</translation>
    </message>
    <message>
        <source>as of the last sync</source>
        <translation>पिछले सिंक तक</translation>
    </message>
    <message>
        <source>not explained</source>
        <translation>कारण दर्ज नहीं</translation>
    </message>
    <message>
        <source>this desk</source>
        <translation>यह डेस्क</translation>
    </message>
    <message>
        <source>{amount}, reference {reference}, receipt {number}. Look at the bank&apos;s books first.</source>
        <translation>{amount}, संदर्भ {reference}, रसीद {number}। पहले बैंक की बही देखिए।</translation>
    </message>
    <message>
        <source>{what}: {amount}</source>
        <translation>{what}: {amount}</translation>
    </message>
</context>
<context>
    <name>Pricing</name>
    <message>
        <source>At what it cost</source>
        <translation>ख़रीद मूल्य पर</translation>
    </message>
    <message>
        <source>By the price on the pack (MRP)</source>
        <translation>पैक पर छपे मूल्य (MRP) से</translation>
    </message>
    <message>
        <source>Free: follow-up within {days} days of the first visit</source>
        <translation>मुफ़्त: पहली विज़िट के {days} दिन के भीतर फ़ॉलो-अप</translation>
    </message>
    <message>
        <source>Free: one of the follow-up visits</source>
        <translation>मुफ़्त: फ़ॉलो-अप विज़िट</translation>
    </message>
    <message>
        <source>No price is known for this day</source>
        <translation>इस दिन का कोई मूल्य नहीं है</translation>
    </message>
    <message>
        <source>Price for {category}</source>
        <translation>{category} के लिए मूल्य</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>Choose a year at the most, the first day before the last.</source>
        <translation>ज़्यादा से ज़्यादा एक साल चुनिए; पहली तारीख़ आख़िरी से पहले हो।</translation>
    </message>
    <message>
        <source>Printed {when} by {who}</source>
        <translation>छपाई {when}, {who}</translation>
    </message>
    <message>
        <source>This number is not missing.</source>
        <translation>यह नंबर छूटा हुआ नहीं है।</translation>
    </message>
</context>
<context>
    <name>Reviews</name>
    <message>
        <source>&amp;How</source>
        <translation>कैसे (&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>क्यों (&amp;W)</translation>
    </message>
    <message>
        <source>A challan entered twice</source>
        <translation>चालान दो बार दर्ज</translation>
    </message>
    <message>
        <source>A handover, two answers</source>
        <translation>एक सुपुर्दगी, दो जवाब</translation>
    </message>
    <message>
        <source>A scheme&apos;s decision</source>
        <translation>योजना का निर्णय</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Billed twice</source>
        <translation>दो बार बिल</translation>
    </message>
    <message>
        <source>Compare it with another clock first. Your word is kept in the trail.</source>
        <translation>पहले किसी और घड़ी से मिलाइए। आपकी बात दर्ज रहती है।</translation>
    </message>
    <message>
        <source>Confirmed and failed</source>
        <translation>पुष्टि भी, असफल भी</translation>
    </message>
    <message>
        <source>Credited twice</source>
        <translation>दो बार क्रेडिट</translation>
    </message>
    <message>
        <source>Deposit used twice</source>
        <translation>जमा राशि दो बार ख़र्च</translation>
    </message>
    <message>
        <source>Import a bank&apos;s statement…</source>
        <translation>बैंक का स्टेटमेंट लाएँ…</translation>
    </message>
    <message>
        <source>Import a statement…  Ctrl+O</source>
        <translation>स्टेटमेंट लाएँ…  Ctrl+O</translation>
    </message>
    <message>
        <source>Is it settled?</source>
        <translation>क्या मामला निपट गया?</translation>
    </message>
    <message>
        <source>Is the clock right?</source>
        <translation>क्या घड़ी सही है?</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>सही है</translation>
    </message>
    <message>
        <source>It is right…</source>
        <translation>सही है…</translation>
    </message>
    <message>
        <source>It is settled</source>
        <translation>निपट गया</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>मामला</translation>
    </message>
    <message>
        <source>Matters of money</source>
        <translation>पैसे के मामले</translation>
    </message>
    <message>
        <source>Money to be given back</source>
        <translation>पैसे लौटाने हैं</translation>
    </message>
    <message>
        <source>More went out than was there</source>
        <translation>जितना था उससे ज़्यादा निकला</translation>
    </message>
    <message>
        <source>Nothing needs a person</source>
        <translation>किसी को कुछ देखना नहीं है</translation>
    </message>
    <message>
        <source>One reference, two payments</source>
        <translation>एक संदर्भ, दो भुगतान</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खुले</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>मरीज़</translation>
    </message>
    <message>
        <source>Put it right…  ↵</source>
        <translation>ठीक करें…  ↵</translation>
    </message>
    <message>
        <source>Settle this matter…</source>
        <translation>मामला निपटाएँ…</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>निपटा</translation>
    </message>
    <message>
        <source>Settled…  F8</source>
        <translation>निपट गया…  F8</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>This matter is settled already.</source>
        <translation>यह मामला पहले ही निपट चुका है।</translation>
    </message>
    <message>
        <source>What two desks did twice, or the cloud sees otherwise, would stand here.</source>
        <translation>जो दो डेस्क ने दोबारा किया, या क्लाउड को अलग दिखा, वह यहाँ दिखेगा।</translation>
    </message>
    <message>
        <source>Which are listed</source>
        <translation>कौन-से दिखें</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>क्यों</translation>
    </message>
    <message>
        <source>open</source>
        <translation>खुला</translation>
    </message>
</context>
<context>
    <name>Schemes</name>
    <message>
        <source>A condition asks for {name}, which this program does not know: {text}</source>
        <translation>एक शर्त {name} पूछती है, जिसे यह प्रोग्राम नहीं जानता: {text}</translation>
    </message>
    <message>
        <source>A condition cannot be read: {text}</source>
        <translation>एक शर्त पढ़ी नहीं जा सकी: {text}</translation>
    </message>
    <message>
        <source>A condition does not end in yes or no: {text}</source>
        <translation>एक शर्त का जवाब हाँ या नहीं में नहीं आता: {text}</translation>
    </message>
    <message>
        <source>A condition is empty, too long or too deep: {text}</source>
        <translation>कोई शर्त खाली है, या बहुत लंबी या उलझी हुई है: {text}</translation>
    </message>
    <message>
        <source>A scheme holds something that this program does not know: {name}.</source>
        <translation>योजना में कुछ ऐसा है जिसे यह प्रोग्राम नहीं जानता: {name}।</translation>
    </message>
    <message>
        <source>Scheme {scheme}: what stands at {name} cannot be used.</source>
        <translation>योजना {scheme}: {name} में जो लिखा है वह काम में नहीं लिया जा सकता।</translation>
    </message>
    <message>
        <source>Scheme {scheme}: {why}</source>
        <translation>योजना {scheme}: {why}</translation>
    </message>
    <message>
        <source>The definition of a scheme is damaged, or of another form.</source>
        <translation>योजना की परिभाषा खराब है, या किसी दूसरे रूप की है।</translation>
    </message>
    <message>
        <source>The definition of a scheme is not in its one written form.</source>
        <translation>योजना की परिभाषा अपने तय रूप में नहीं लिखी है।</translation>
    </message>
    <message>
        <source>The definition of a scheme is too long.</source>
        <translation>योजना की परिभाषा बहुत लंबी है।</translation>
    </message>
    <message>
        <source>The list of schemes came before the list of issuers that it is judged by.</source>
        <translation>योजनाओं की सूची जारीकर्ताओं की उस सूची से पहले आ गई जिससे वह जाँची जाती है।</translation>
    </message>
    <message>
        <source>This list of schemes is older than the one this desk holds. The desk keeps its own.</source>
        <translation>योजनाओं की यह सूची डेस्क की सूची से पुरानी है। डेस्क अपनी सूची रखता है।</translation>
    </message>
    <message>
        <source>Version {version} of scheme {scheme} came in other words. The desk keeps the one it has.</source>
        <translation>योजना {scheme} का संस्करण {version} दूसरे शब्दों में आया। डेस्क अपना पुराना रखता है।</translation>
    </message>
</context>
<context>
    <name>SchemesScreen</name>
    <message>
        <source>All versions</source>
        <translation>सभी संस्करण</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>अधिकतम</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>फ़ाइल चुनें…</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>डाइजेस्ट</translation>
    </message>
    <message>
        <source>Example: to be confirmed</source>
        <translation>उदाहरण: पुष्टि होनी है</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>किसके लिए</translation>
    </message>
    <message>
        <source>Import a signed list of schemes</source>
        <translation>योजनाओं की हस्ताक्षरित सूची लाएँ</translation>
    </message>
    <message>
        <source>Import a signed list of schemes…</source>
        <translation>योजनाओं की हस्ताक्षरित सूची लाएँ…</translation>
    </message>
    <message>
        <source>Import a signed list…  Ctrl+O</source>
        <translation>हस्ताक्षरित सूची लाएँ…  Ctrl+O</translation>
    </message>
    <message>
        <source>It is taken only if a trusted key signed it and it is newer than the one here.</source>
        <translation>यह तभी ली जाती है जब विश्वस्त कुंजी का हस्ताक्षर हो और यह यहाँ वाली से नई हो।</translation>
    </message>
    <message>
        <source>List {sequence} of {issuer}, signed {when}: {all} definitions, new: {fresh}</source>
        <translation>{issuer} की सूची {sequence}, हस्ताक्षर {when}: {all} परिभाषाएँ, नई: {fresh}</translation>
    </message>
    <message>
        <source>Never for</source>
        <translation>इनके लिए नहीं</translation>
    </message>
    <message>
        <source>No scheme is known here</source>
        <translation>यहाँ कोई योजना ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Not together with</source>
        <translation>इनके साथ नहीं</translation>
    </message>
    <message>
        <source>Of today</source>
        <translation>आज की</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>क्रम</translation>
    </message>
    <message>
        <source>Proof, any of</source>
        <translation>प्रमाण, इनमें से कोई</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>योजना</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>योजनाएँ</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>हस्ताक्षर</translation>
    </message>
    <message>
        <source>Signed by {issuer}</source>
        <translation>{issuer} का हस्ताक्षर</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>ले लें</translation>
    </message>
    <message>
        <source>The file could not be read: {reason}.</source>
        <translation>फ़ाइल पढ़ी नहीं जा सकी: {reason}।</translation>
    </message>
    <message>
        <source>The schemes are taken over.</source>
        <translation>योजनाएँ ले ली गईं।</translation>
    </message>
    <message>
        <source>They come with the sync, or as a signed file from the state.</source>
        <translation>ये सिंक से आती हैं, या राज्य की हस्ताक्षरित फ़ाइल से।</translation>
    </message>
    <message>
        <source>This file is too large for a list of schemes.</source>
        <translation>योजनाओं की सूची के लिए यह फ़ाइल बहुत बड़ी है।</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>पुष्टि होनी है</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>मान्य</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>संस्करण</translation>
    </message>
    <message>
        <source>What it pays</source>
        <translation>क्या देती है</translation>
    </message>
    <message>
        <source>Which are listed</source>
        <translation>कौन-से दिखें</translation>
    </message>
    <message>
        <source>Who pays</source>
        <translation>पैसा कौन देगा</translation>
    </message>
    <message>
        <source>card that was scanned and found genuine</source>
        <translation>कार्ड जो स्कैन करके सही पाया गया</translation>
    </message>
    <message>
        <source>card that was seen</source>
        <translation>देखा हुआ कार्ड</translation>
    </message>
    <message>
        <source>document that was seen</source>
        <translation>देखा हुआ दस्तावेज़</translation>
    </message>
    <message>
        <source>example</source>
        <translation>उदाहरण</translation>
    </message>
    <message>
        <source>for each person</source>
        <translation>हर व्यक्ति के लिए</translation>
    </message>
    <message>
        <source>member number that was told</source>
        <translation>बताई गई सदस्य संख्या</translation>
    </message>
    <message>
        <source>no proof</source>
        <translation>कोई प्रमाण नहीं</translation>
    </message>
    <message>
        <source>shared by all facilities</source>
        <translation>सभी केंद्रों को मिलाकर</translation>
    </message>
    <message>
        <source>shared by the family</source>
        <translation>पूरे परिवार के लिए</translation>
    </message>
    <message>
        <source>{amount} a visit</source>
        <translation>हर विज़िट {amount}</translation>
    </message>
    <message>
        <source>{amount} a year, {shared}</source>
        <translation>साल में {amount}, {shared}</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>A discount needs a second person who may give it.</source>
        <translation>छूट के लिए दूसरे व्यक्ति की सहमति चाहिए, जिसे छूट देने का अधिकार हो।</translation>
    </message>
    <message>
        <source>A payment by UPI or card is for one bill. Pay the bills one after the other.</source>
        <translation>UPI या कार्ड का एक भुगतान एक ही बिल के लिए होता है। बिलों का भुगतान एक-एक करके लीजिए।</translation>
    </message>
    <message>
        <source>Less was given than is to be paid.</source>
        <translation>जितना देना है उससे कम दिया गया है।</translation>
    </message>
    <message>
        <source>More is let off than is to be paid.</source>
        <translation>जितना देना है उससे ज़्यादा छूट दी जा रही है।</translation>
    </message>
    <message>
        <source>More is paid than is due. Take no more than what is due.</source>
        <translation>बकाया से ज़्यादा भुगतान है। बकाया से ज़्यादा न लीजिए।</translation>
    </message>
    <message>
        <source>No more than {most} lines go on one bill. Leave some out.</source>
        <translation>एक बिल में {most} से ज़्यादा मद नहीं आते। कुछ मद छोड़ दीजिए।</translation>
    </message>
    <message>
        <source>Say why so much is let off.</source>
        <translation>बताइए, यह छूट क्यों दी जा रही है।</translation>
    </message>
    <message>
        <source>Shorten the reason.</source>
        <translation>कारण छोटा कीजिए।</translation>
    </message>
    <message>
        <source>{text} has no price yet. Price it, or leave it out.</source>
        <translation>{text} का मूल्य अभी तय नहीं है। मूल्य तय कीजिए, या उसे छोड़ दीजिए।</translation>
    </message>
    <message>
        <source>So many payments for one sum are a mistake.</source>
        <translation>एक रकम के लिए इतने भुगतान ग़लती हैं।</translation>
    </message>
    <message>
        <source>Something of this was billed or cancelled meanwhile. Look at what is open now.</source>
        <translation>इस बीच इनमें से किसी का बिल बन गया या वह रद्द हुआ। अब क्या बाकी है, देखिए।</translation>
    </message>
    <message>
        <source>The deposit does not hold so much.</source>
        <translation>जमा राशि में इतने पैसे नहीं हैं।</translation>
    </message>
    <message>
        <source>The sum has changed: it is {now} rupees now and not {shown}. Look at the lines, and press again.</source>
        <translation>रकम बदल गई है: अब {now} रुपये है, {shown} नहीं। मद देखिए और फिर दबाइए।</translation>
    </message>
    <message>
        <source>There is nothing to bill and nothing to pay.</source>
        <translation>न कुछ बिल करना है, न कुछ देना।</translation>
    </message>
    <message>
        <source>This bill is paid already. Look at what is owed now.</source>
        <translation>इस बिल का भुगतान हो चुका है। अब क्या बाकी है, देखिए।</translation>
    </message>
    <message>
        <source>This patient is not known here.</source>
        <translation>यह मरीज़ यहाँ दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>This reference stands there twice.</source>
        <translation>यह संदर्भ दो बार लिखा है।</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>A CSV file of the bank or the UPI provider. It is tried first; then it confirms.</source>
        <translation>बैंक या UPI प्रदाता की CSV फ़ाइल। पहले जाँची जाती है, फिर पुष्टि करती है।</translation>
    </message>
    <message>
        <source>A cell of this line is too long.</source>
        <translation>इस पंक्ति का एक खाना बहुत लंबा है।</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened the UTR. Take the file as it came from the bank, without opening it before.</source>
        <translation>स्प्रेडशीट ने UTR को छोटा कर दिया है। बैंक से जैसी फ़ाइल आई वैसी ही लीजिए, पहले खोले बिना।</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>फ़ाइल चुनें…</translation>
    </message>
    <message>
        <source>Claimed here</source>
        <translation>यहाँ बताया गया</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Import a statement</source>
        <translation>स्टेटमेंट लाएँ</translation>
    </message>
    <message>
        <source>Import it</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>पंक्ति</translation>
    </message>
    <message>
        <source>Line {line}: {why}</source>
        <translation>पंक्ति {line}: {why}</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>संदर्भ</translation>
    </message>
    <message>
        <source>The file could not be read: {reason}.</source>
        <translation>फ़ाइल पढ़ी नहीं जा सकी: {reason}।</translation>
    </message>
    <message>
        <source>The statement has no lines.</source>
        <translation>विवरण में कोई पंक्ति नहीं है।</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>यह तारीख़ अभी आई नहीं है।</translation>
    </message>
    <message>
        <source>This file is too large for a statement.</source>
        <translation>स्टेटमेंट के लिए यह फ़ाइल बहुत बड़ी है।</translation>
    </message>
    <message>
        <source>This file was imported {when}.</source>
        <translation>यह फ़ाइल {when} को लाई जा चुकी है।</translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation>यह तारीख़ नहीं है।</translation>
    </message>
    <message>
        <source>This is no statement that can be read: the headings Date, UTR (or remark) and Credit (or amount) are not there.</source>
        <translation>यह पढ़ा जा सकने वाला विवरण नहीं है: Date, UTR (या remark) और Credit (या amount) के शीर्षक नहीं हैं।</translation>
    </message>
    <message>
        <source>This status is not known. Tell the person in charge.</source>
        <translation>यह स्थिति (status) जानी-पहचानी नहीं है। ज़िम्मेदार व्यक्ति को बताइए।</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>इसका क्या होगा</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>और {n}</translation>
    </message>
    <message>
        <source>another amount was claimed</source>
        <translation>दूसरी राशि बताई गई थी</translation>
    </message>
    <message>
        <source>came after it was given up</source>
        <translation>छोड़ देने के बाद आया</translation>
    </message>
    <message>
        <source>came on a day before it was claimed</source>
        <translation>दावे से पहले के दिन आया</translation>
    </message>
    <message>
        <source>confirmed before</source>
        <translation>पहले पुष्टि हो चुकी</translation>
    </message>
    <message>
        <source>confirms a payment</source>
        <translation>भुगतान की पुष्टि</translation>
    </message>
    <message>
        <source>nothing here has this reference</source>
        <translation>यहाँ यह संदर्भ किसी का नहीं</translation>
    </message>
    <message>
        <source>the payment failed</source>
        <translation>भुगतान असफल</translation>
    </message>
    <message>
        <source>was asked for, nobody entered it</source>
        <translation>माँगा गया था, किसी ने दर्ज नहीं किया</translation>
    </message>
    <message>
        <source>{n} lines are about something else</source>
        <translation>{n} पंक्तियाँ किसी और बात की हैं</translation>
    </message>
    <message>
        <source>{n} payments are confirmed.</source>
        <translation>{n} भुगतानों की पुष्टि हुई।</translation>
    </message>
</context>
<context>
    <name>Tariff</name>
    <message>
        <source>&amp;Code</source>
        <translation>कोड (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation>विभाग (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Example tariff</source>
        <translation>नमूना दर सूची (&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>प्रकार (&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>नाम (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>मूल्य (&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tax inside the price, %</source>
        <translation>मूल्य में शामिल कर, % (&amp;T)</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>9993</source>
        <translation>9993</translation>
    </message>
    <message>
        <source>A CSV file in UTF-8. It is tried first; it is imported whole, or not at all. To undo an import, save the tariff as CSV before it, and import that file in the place of the tariff.</source>
        <translation>UTF-8 वाली CSV फ़ाइल। पहले जाँची जाती है; पूरी आती है या बिल्कुल नहीं। वापस लेना हो तो पहले दर सूची को CSV में सहेज लें, और बाद में वही फ़ाइल दर सूची की जगह लाएँ।</translation>
    </message>
    <message>
        <source>A closed department</source>
        <translation>बंद विभाग</translation>
    </message>
    <message>
        <source>A code is letters, digits and hyphens, such as XRAY-CHEST.</source>
        <translation>कोड में अक्षर, अंक और हाइफ़न होते हैं, जैसे XRAY-CHEST।</translation>
    </message>
    <message>
        <source>A head is one of: {names}.</source>
        <translation>मद इनमें से एक हो: {names}।</translation>
    </message>
    <message>
        <source>A kind is one of: {names}.</source>
        <translation>प्रकार इनमें से एक हो: {names}।</translation>
    </message>
    <message>
        <source>A package has parts, and nothing else has.</source>
        <translation>हिस्से केवल पैकेज में होते हैं, और उसमें ज़रूर होते हैं।</translation>
    </message>
    <message>
        <source>A package has {most} parts at the most.</source>
        <translation>पैकेज में ज़्यादा से ज़्यादा {most} हिस्से होते हैं।</translation>
    </message>
    <message>
        <source>A rate of tax is per cent, such as 5 or 0.25.</source>
        <translation>कर की दर प्रतिशत में लिखें, जैसे 5 या 0.25।</translation>
    </message>
    <message>
        <source>A service has {most} prices at the most.</source>
        <translation>एक सेवा के ज़्यादा से ज़्यादा {most} मूल्य हो सकते हैं।</translation>
    </message>
    <message>
        <source>A tax code (SAC or HSN) is 4 to 8 digits.</source>
        <translation>कर कोड (SAC या HSN) में 4 से 8 अंक होते हैं।</translation>
    </message>
    <message>
        <source>A visit is one of: {names}.</source>
        <translation>विज़िट इनमें से हो: {names}।</translation>
    </message>
    <message>
        <source>Add to the tariff</source>
        <translation>दर सूची में जोड़ें</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>कहीं भी</translation>
    </message>
    <message>
        <source>Bills that were issued keep their prices. What is not billed yet is priced anew.</source>
        <translation>बने हुए बिलों के मूल्य वही रहते हैं। जिसका बिल नहीं बना, उसका मूल्य नया लगेगा।</translation>
    </message>
    <message>
        <source>CBC; ECG 2</source>
        <translation>CBC; ECG 2</translation>
    </message>
    <message>
        <source>Change a service</source>
        <translation>सेवा बदलें</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>बदलें…</translation>
    </message>
    <message>
        <source>Charged by itself &amp;at</source>
        <translation>अपने आप लगे (&amp;A)</translation>
    </message>
    <message>
        <source>Charged by itself at: {names}</source>
        <translation>अपने आप लगता है: {names}</translation>
    </message>
    <message>
        <source>Choose a category.</source>
        <translation>वर्ग चुनें।</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Code of the &amp;medicine</source>
        <translation>दवा का कोड (&amp;M)</translation>
    </message>
    <message>
        <source>Code of the tes&amp;t</source>
        <translation>जाँच का कोड (&amp;T)</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>परामर्श</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>आपातकालीन</translation>
    </message>
    <message>
        <source>End, or use again</source>
        <translation>बंद करें या फिर चालू करें</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Ended ones too</source>
        <translation>बंद सेवाएँ भी</translation>
    </message>
    <message>
        <source>Exempt from tax ({code})</source>
        <translation>कर नहीं लगता ({code})</translation>
    </message>
    <message>
        <source>Facility to confirm: {names}</source>
        <translation>केंद्र पुष्टि करे: {names}</translation>
    </message>
    <message>
        <source>Find a service</source>
        <translation>सेवा खोजें</translation>
    </message>
    <message>
        <source>Follow-up free for {days} days</source>
        <translation>फ़ॉलो-अप {days} दिन तक मुफ़्त</translation>
    </message>
    <message>
        <source>Follow-up free for {days} days, {visits} visits at most</source>
        <translation>फ़ॉलो-अप {days} दिन तक मुफ़्त, ज़्यादा से ज़्यादा {visits} बार</translation>
    </message>
    <message>
        <source>For &amp;whom</source>
        <translation>किसके लिए (&amp;W)</translation>
    </message>
    <message>
        <source>Free &amp;follow-up, days</source>
        <translation>मुफ़्त फ़ॉलो-अप, दिन (&amp;F)</translation>
    </message>
    <message>
        <source>From the state&apos;s tariff</source>
        <translation>राज्य की दर सूची से</translation>
    </message>
    <message>
        <source>From the state, for this facility</source>
        <translation>राज्य से, इस केंद्र के लिए</translation>
    </message>
    <message>
        <source>From this da&amp;y on</source>
        <translation>इस दिन से (&amp;Y)</translation>
    </message>
    <message>
        <source>From which day does it hold?</source>
        <translation>यह किस दिन से लागू है?</translation>
    </message>
    <message>
        <source>General</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Holds: {names}</source>
        <translation>इसमें: {names}</translation>
    </message>
    <message>
        <source>Import a tariff</source>
        <translation>दर सूची लाएँ</translation>
    </message>
    <message>
        <source>Import a tariff…</source>
        <translation>दर सूची लाएँ…</translation>
    </message>
    <message>
        <source>Import the example tariff and confirm it, or a file of your own.</source>
        <translation>नमूना दर सूची लाकर पुष्टि करें, या अपनी फ़ाइल लाएँ।</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>लाएँ…</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Investigation</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>It stands in the place of this facility&apos;s own entry.</source>
        <translation>यह इस केंद्र की अपनी सेवा की जगह लागू है।</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>प्रयोगशाला</translation>
    </message>
    <message>
        <source>Line {line} has a price for some of these days already.</source>
        <translation>इनमें से कुछ दिनों का मूल्य पंक्ति {line} में पहले से है।</translation>
    </message>
    <message>
        <source>Line {line} says this otherwise.</source>
        <translation>पंक्ति {line} यह कुछ और बताती है।</translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>Name in &amp;Hindi</source>
        <translation>हिंदी में नाम (&amp;H)</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>नाम या कोड</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>नया मूल्य</translation>
    </message>
    <message>
        <source>New price…</source>
        <translation>नया मूल्य…</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>नई सेवा</translation>
    </message>
    <message>
        <source>New service…</source>
        <translation>नई सेवा…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>नई…</translation>
    </message>
    <message>
        <source>No department has this letter or name.</source>
        <translation>इस अक्षर या नाम का कोई विभाग नहीं है।</translation>
    </message>
    <message>
        <source>No price yet: it is charged as “to be priced”.</source>
        <translation>अभी मूल्य नहीं: शुल्क “मूल्य तय होना है” के रूप में लगेगा।</translation>
    </message>
    <message>
        <source>No service chosen</source>
        <translation>कोई सेवा नहीं चुनी</translation>
    </message>
    <message>
        <source>No services yet</source>
        <translation>अभी कोई सेवा नहीं</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>ओपीडी</translation>
    </message>
    <message>
        <source>Only in {name}</source>
        <translation>केवल {name} में</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Pa&amp;rts of a package</source>
        <translation>पैकेज के हिस्से (&amp;R)</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>पैकेज</translation>
    </message>
    <message>
        <source>Parts are codes and how many, such as CBC; ECG 2. Each once.</source>
        <translation>हिस्से ऐसे लिखें: कोड और संख्या, जैसे CBC; ECG 2। हर एक एक बार।</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>फ़ार्मेसी</translation>
    </message>
    <message>
        <source>Price of the medicine {code}</source>
        <translation>दवा {code} का मूल्य</translation>
    </message>
    <message>
        <source>Price of the test {code}</source>
        <translation>जाँच {code} का मूल्य</translation>
    </message>
    <message>
        <source>Price today</source>
        <translation>आज का मूल्य</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>प्रक्रिया</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>रेफ़रल</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>पंजीकरण</translation>
    </message>
    <message>
        <source>Revenue h&amp;ead</source>
        <translation>आय की मद (&amp;E)</translation>
    </message>
    <message>
        <source>SAC or H&amp;SN</source>
        <translation>SAC या HSN (&amp;S)</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV सहेजें…</translation>
    </message>
    <message>
        <source>Save the tariff</source>
        <translation>दर सूची सहेजें</translation>
    </message>
    <message>
        <source>Save the tariff as CSV…</source>
        <translation>दर सूची CSV में सहेजें…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>{name} नाम से सहेजी गई।</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>सेवा</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>सेवाएँ</translation>
    </message>
    <message>
        <source>Services and prices</source>
        <translation>सेवाएँ और मूल्य</translation>
    </message>
    <message>
        <source>Take the place of the tariff</source>
        <translation>दर सूची की जगह लें</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>दर सूची</translation>
    </message>
    <message>
        <source>Tax {rate} % lies inside the price ({code})</source>
        <translation>मूल्य में {rate} % कर शामिल है ({code})</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>फ़ाइल लिखी नहीं जा सकती।</translation>
    </message>
    <message>
        <source>The file has too many columns of prices.</source>
        <translation>फ़ाइल में मूल्य के कॉलम बहुत ज़्यादा हैं।</translation>
    </message>
    <message>
        <source>The file holds no services.</source>
        <translation>फ़ाइल में कोई सेवा नहीं है।</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>आख़िरी दिन पहले दिन से पहले है।</translation>
    </message>
    <message>
        <source>The service is kept.</source>
        <translation>सेवा सहेजी गई।</translation>
    </message>
    <message>
        <source>The tariff comes from the cloud. Ask its administrator to load one.</source>
        <translation>दर सूची क्लाउड से आती है। उसके प्रशासक से डालने को कहें।</translation>
    </message>
    <message>
        <source>The tariff has no {code}.</source>
        <translation>दर सूची में {code} नहीं है।</translation>
    </message>
    <message>
        <source>This desk has joined the cloud: the tariff is the state&apos;s. Ask the cloud&apos;s administrator.</source>
        <translation>यह डेस्क क्लाउड से जुड़ा है: दर सूची राज्य की है। क्लाउड के प्रशासक से कहें।</translation>
    </message>
    <message>
        <source>This facility&apos;s own entry</source>
        <translation>इस केंद्र की अपनी सेवा</translation>
    </message>
    <message>
        <source>This is no code of a medicine or test.</source>
        <translation>यह दवा या जाँच का कोड नहीं है।</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2027-04-01 or 01/04/2027.</source>
        <translation>यह तारीख़ नहीं है। ऐसे लिखें: 2027-04-01 या 01/04/2027।</translation>
    </message>
    <message>
        <source>This service is not in the tariff.</source>
        <translation>यह सेवा दर सूची में नहीं है।</translation>
    </message>
    <message>
        <source>This service is the state&apos;s. Ask the cloud&apos;s administrator.</source>
        <translation>यह सेवा राज्य की है। क्लाउड के प्रशासक से कहें।</translation>
    </message>
    <message>
        <source>To this day, or &amp;open</source>
        <translation>इस दिन तक, या खुला (&amp;O)</translation>
    </message>
    <message>
        <source>Type a name or a code, and choose a line.</source>
        <translation>नाम या कोड लिखें, और पंक्ति चुनें।</translation>
    </message>
    <message>
        <source>Type less, or another spelling.</source>
        <translation>कम लिखें, या दूसरी वर्तनी।</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>क्या दिखे</translation>
    </message>
    <message>
        <source>Write a whole number up to {most}, or nothing.</source>
        <translation>{most} तक की पूरी संख्या लिखें, या ख़ाली छोड़ें।</translation>
    </message>
    <message>
        <source>XRAY-CHEST</source>
        <translation>XRAY-CHEST</translation>
    </message>
    <message>
        <source>code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>days of free follow-up</source>
        <translation>मुफ़्त फ़ॉलो-अप के दिन</translation>
    </message>
    <message>
        <source>department</source>
        <translation>विभाग</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} से</translation>
    </message>
    <message>
        <source>head</source>
        <translation>मद</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>आख़िरी दिन</translation>
    </message>
    <message>
        <source>medicine</source>
        <translation>दवा</translation>
    </message>
    <message>
        <source>name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>name in Hindi</source>
        <translation>हिंदी में नाम</translation>
    </message>
    <message>
        <source>none</source>
        <translation>तय नहीं</translation>
    </message>
    <message>
        <source>number of free follow-ups</source>
        <translation>मुफ़्त फ़ॉलो-अप की संख्या</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>हिस्से</translation>
    </message>
    <message>
        <source>price</source>
        <translation>मूल्य</translation>
    </message>
    <message>
        <source>price for {category}</source>
        <translation>{category} के लिए मूल्य</translation>
    </message>
    <message>
        <source>source</source>
        <translation>स्रोत</translation>
    </message>
    <message>
        <source>tax code</source>
        <translation>कर कोड</translation>
    </message>
    <message>
        <source>tax rate</source>
        <translation>कर की दर</translation>
    </message>
    <message>
        <source>test</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>पुष्टि बाक़ी</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>विज़िट</translation>
    </message>
    <message>
        <source>whole line</source>
        <translation>पूरी पंक्ति</translation>
    </message>
    <message>
        <source>{code} is a package itself.</source>
        <translation>{code} ख़ुद एक पैकेज है।</translation>
    </message>
    <message>
        <source>{code} is priced by {other} already.</source>
        <translation>{code} का मूल्य {other} में पहले से है।</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} से {last} तक</translation>
    </message>
    <message>
        <source>{name} has ended. It is charged no more.</source>
        <translation>{name} बंद हुई। अब इसका शुल्क नहीं लगेगा।</translation>
    </message>
    <message>
        <source>{name} is in use again.</source>
        <translation>{name} फिर चालू है।</translation>
    </message>
    <message>
        <source>{name} is no column of this file.</source>
        <translation>{name} इस फ़ाइल का कॉलम नहीं है।</translation>
    </message>
    <message>
        <source>{visits} follow-up visits free</source>
        <translation>{visits} फ़ॉलो-अप मुफ़्त</translation>
    </message>
    <message>
        <source>… &amp;visits</source>
        <translation>… बार (&amp;V)</translation>
    </message>
</context>
<context>
    <name>Upi</name>
    <message>
        <source>A UTR has 12 digits. It stands on the payer&apos;s phone.</source>
        <translation>UTR में 12 अंक होते हैं। वह पैसे देने वाले के फ़ोन पर लिखा है।</translation>
    </message>
    <message>
        <source>Another amount was asked for by UPI. Ask again.</source>
        <translation>UPI से दूसरी राशि माँगी गई थी। फिर से माँगिए।</translation>
    </message>
    <message>
        <source>By UPI at most 5 lakh rupees can be paid at once.</source>
        <translation>UPI से एक बार में ज़्यादा से ज़्यादा 5 लाख रुपये दिए जा सकते हैं।</translation>
    </message>
    <message>
        <source>The UPI address in the settings is not right. Tell the person in charge of the desk.</source>
        <translation>सेटिंग में UPI पता सही नहीं है। डेस्क के ज़िम्मेदार व्यक्ति को बताइए।</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>राशि शून्य से ज़्यादा होनी चाहिए।</translation>
    </message>
    <message>
        <source>The same reference stands here twice.</source>
        <translation>एक ही संदर्भ यहाँ दो बार लिखा है।</translation>
    </message>
    <message>
        <source>This UPI payment does not wait any more.</source>
        <translation>यह UPI भुगतान अब बाकी नहीं है।</translation>
    </message>
    <message>
        <source>This UPI payment was asked of another patient.</source>
        <translation>यह UPI भुगतान दूसरे मरीज़ से माँगा गया था।</translation>
    </message>
    <message>
        <source>This UPI payment was entered already.</source>
        <translation>यह UPI भुगतान पहले दर्ज हो चुका है।</translation>
    </message>
    <message>
        <source>This UPI payment was not asked for at this desk.</source>
        <translation>यह UPI भुगतान इस डेस्क पर नहीं माँगा गया।</translation>
    </message>
    <message>
        <source>This payment failed. What comes later is a new payment.</source>
        <translation>यह भुगतान असफल रहा। बाद में जो आए वह नया भुगतान है।</translation>
    </message>
    <message>
        <source>This payment is confirmed already.</source>
        <translation>इस भुगतान की पुष्टि हो चुकी है।</translation>
    </message>
    <message>
        <source>This payment is not known at this desk.</source>
        <translation>यह भुगतान इस डेस्क पर दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>Type the approval code or RRN of the card slip: 4 to 12 letters and digits.</source>
        <translation>कार्ड की पर्ची से अप्रूवल कोड या RRN लिखिए: 4 से 12 अक्षर और अंक।</translation>
    </message>
    <message>
        <source>UPI is not set up at this desk.</source>
        <translation>इस डेस्क पर UPI की सेटिंग नहीं है।</translation>
    </message>
    <message>
        <source>{reference} was given for receipt {number} already.</source>
        <translation>{reference} रसीद {number} में पहले लिखा जा चुका है।</translation>
    </message>
</context>
</TS>

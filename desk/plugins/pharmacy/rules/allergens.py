"""Classes of medicine to which people are allergic, by the names under which an allergy is told or coded.

The classes are those of the catalogue's column `allergens`. SNOMED CT concepts: the codes of HL7's FHIR R4 value set
AllergyIntolerance codes with their displays, as shipped by a public FHIR library (opened on 2026-11-22); what the
catalogue has no class or ingredient for is left out. That penicillins and cephalosporins may cross-react is what
cefalexin's prescribing information says (as printed by MIMS, opened on 2026-11-22).
"""

NAMES: dict[str, str] = {
    "penicillin": "penicillin penicillins पेनिसिलिन amoxicillin ampicillin cloxacillin flucloxacillin dicloxacillin "
    "piperacillin ticarcillin benzylpenicillin phenoxymethylpenicillin mecillinam methicillin augmentin एमोक्सिसिलिन "
    "एम्पिसिलिन betalactam",
    "cephalosporin": "cephalosporin cephalosporins सेफैलोस्पोरिन cefalexin cefadroxil cefazolin cefaclor cefuroxime "
    "cefixime cefotaxime ceftriaxone ceftazidime cefpodoxime cefepime cefoperazone cefoxitin cefdinir betalactam",
    "carbapenem": "carbapenem carbapenems meropenem imipenem ertapenem doripenem betalactam",
    "sulfonamide": "sulfa sulfas सल्फ़ा सल्फा sulfonamide sulfonamides sulfamethoxazole cotrimoxazole sulfadiazine "
    "sulfadoxine sulfasalazine septran bactrim",
    "sulfone": "sulfone dapsone",
    "nsaid": "nsaid nsaids aspirin acetylsalicylic ibuprofen diclofenac naproxen indomethacin ketorolac mefenamic "
    "piroxicam aceclofenac nimesulide etoricoxib celecoxib ketoprofen combiflam brufen एस्पिरिन आइबुप्रोफेन डाइक्लोफेनाक",
    "salicylate": "salicylate salicylates aspirin acetylsalicylic salicylic एस्पिरिन disprin",
    "opioid": "opioid opioids opiate opiates morphine codeine tramadol fentanyl pethidine buprenorphine pentazocine",
    "macrolide": "macrolide macrolides erythromycin azithromycin clarithromycin roxithromycin",
    "fluoroquinolone": "fluoroquinolone fluoroquinolones quinolone quinolones ciprofloxacin ofloxacin levofloxacin "
    "norfloxacin moxifloxacin gatifloxacin",
    "tetracycline": "tetracycline tetracyclines doxycycline minocycline",
    "aminoglycoside": "aminoglycoside aminoglycosides gentamicin amikacin streptomycin tobramycin neomycin framycetin",
    "nitroimidazole": "nitroimidazole metronidazole tinidazole ornidazole secnidazole",
    "nitrofuran": "nitrofuran nitrofurantoin furazolidone",
    "lincosamide": "lincosamide clindamycin lincomycin",
    "rifamycin": "rifamycin rifampicin rifampin rifabutin rifapentine",
    "local-anaesthetic": "lignocaine lidocaine bupivacaine procaine proparacaine benzocaine xylocaine",
    "iodine": "iodine आयोडीन povidone betadine iodinated",
}
"""Class of the catalogue → the words that mean it or one of its members."""

CROSS: dict[str, tuple[str, ...]] = {"penicillin": ("cephalosporin",), "cephalosporin": ("penicillin",)}
"""Class → classes that may cross-react with it."""

SAME: tuple[tuple[str, ...], ...] = (
    ("paracetamol", "acetaminophen", "crocin", "pcm", "पैरासिटामोल"), ("lignocaine", "lidocaine", "xylocaine"),
    ("salbutamol", "albuterol"), ("adrenaline", "epinephrine"), ("rifampicin", "rifampin"),
    ("aspirin", "acetylsalicylic", "disprin", "asa"), ("thiopentone", "thiopental"), ("pethidine", "meperidine"),
    ("frusemide", "furosemide"), ("cotrimoxazole", "septran", "bactrim"),
)  # fmt: skip
"""Names of one substance."""

CODES: dict[str, str] = {
    "91936005": "penicillin", "294499007": "benzylpenicillin", "294497009": "phenoxymethylpenicillin",
    "294501004": "cloxacillin", "294502006": "flucloxacillin", "294503001": "methicillin", "294505008": "amoxicillin",
    "294506009": "ampicillin", "294515002": "piperacillin", "294517005": "ticarcillin", "294519008": "mecillinam",
    "294531005": "carbapenem", "294532003": "cephalosporin", "294534002": "cefadroxil", "294535001": "cefalexin",
    "294537009": "cefazolin", "294541008": "cefaclor", "294542001": "cefuroxime", "294545004": "cefotaxime",
    "294546003": "ceftazidime", "294548002": "cefixime", "294550005": "cefpodoxime", "294551009": "ceftriaxone",
    "294558003": "cefoxitin", "91939003": "sulfonamide", "293663001": "sulfasalazine", "294477004": "trimethoprim",
    "293584003": "paracetamol", "293585002": "salicylate", "293586001": "aspirin", "293610009": "nsaid",
    "293613006": "diclofenac", "293619005": "ibuprofen", "293620004": "indomethacin", "293621000": "ketoprofen",
    "293622007": "ketorolac", "293623002": "mefenamic", "293625009": "naproxen", "293629003": "piroxicam",
    "293588000": "pentazocine", "293596005": "buprenorphine", "293597001": "codeine", "293601001": "morphine",
    "293605005": "fentanyl", "293606006": "pethidine", "293594008": "methadone", "91931000": "erythromycin",
    "294471003": "clarithromycin", "294472005": "azithromycin", "294462007": "aminoglycoside", "294463002": "amikacin",
    "294464008": "kanamycin", "294466005": "streptomycin", "294467001": "framycetin", "294468006": "neomycin",
    "294469003": "gentamicin", "294470002": "tobramycin", "294475007": "vancomycin", "294478009": "nitrofurantoin",
    "294480003": "mupirocin", "294482006": "fusidic", "294486009": "nalidixic", "294487000": "ciprofloxacin",
    "294489002": "ofloxacin", "294490006": "norfloxacin", "294529001": "colistin", "294561002": "clindamycin",
    "294562009": "lincomycin", "294566007": "nitroimidazole", "294567003": "metronidazole", "294568008": "tinidazole",
    "293722000": "lignocaine", "293719002": "bupivacaine", "293724004": "benzocaine", "293727006": "procaine",
    "293707005": "ketamine", "293708000": "propofol", "293709008": "thiopentone", "293714007": "halothane",
    "293653009": "ranitidine", "293651006": "famotidine", "293655002": "omeprazole", "293668005": "loperamide",
    "293674005": "domperidone", "293675006": "metoclopramide", "293678008": "bisacodyl", "293681003": "lactulose",
    "293693007": "dicyclomine", "293748008": "cyclophosphamide", "293771005": "methotrexate",
    "293776000": "fluorouracil",
    "293779007": "carboplatin", "293780005": "cisplatin", "293785000": "paclitaxel", "293790002": "tamoxifen",
    "294291008": "penicillamine", "294277002": "naloxone", "294342000": "terbinafine", "294348001": "griseofulvin",
    "294349009": "amphotericin", "294351008": "nystatin", "294356003": "clotrimazole", "294362008": "ketoconazole",
    "294363003": "miconazole", "294365005": "fluconazole", "294366006": "itraconazole", "294369004": "zidovudine",
    "294384008": "aciclovir", "294391006": "primaquine", "294392004": "mefloquine", "294393009": "hydroxychloroquine",
    "294394003": "chloroquine", "294398000": "quinine", "294431008": "chlorhexidine", "294452000": "pyrantel",
    "294456002": "diethylcarbamazine", "294458001": "mebendazole", "294459009": "albendazole",
    # What is no medicine: read, and nothing of the catalogue is it.
    "91934008": "", "91935009": "", "91932007": "", "91937001": "", "91938006": "", "91940001": "", "213020009": "",
    "417532002": "", "300913006": "", "782555009": "", "420174000": "", "232349006": "", "232350006": "",
}  # fmt: skip
"""SNOMED CT concept of an allergy → the substance or class it names."""

package quantity

// englishUnits is the table of built-in units: slug, kind, the words that name it, and the symbols
// that do behind digits, in their own case.
var englishUnits = []struct {
	slug    string
	kind    Kind
	words   string // separated by '|'
	symbols string // separated by blanks
}{
	{"percent", KindUnknown, "%|percent|per cent|per cents|per-cent|pct|percents|percentage|percentages", "pct pc"},
	{"percentage-point", KindChange, "percentage point|percentage points|percentage-point|percentage-points|per cent points|percent points|%-points", "pp ppt ppts"},
	{"basis-point", KindChange, "basis point|basis points|basis-point|bps", "bps"},

	{"year", KindDuration, "year|years|yrs|yr|y.o.|y/o", "yr yrs yo"},
	{"month", KindDuration, "month|months", "mo"},
	{"fortnight", KindDuration, "fortnight|fortnights", ""},
	{"week", KindDuration, "week|weeks|wks", "wk wks"},
	{"day", KindDuration, "day|days", ""},
	{"hour", KindDuration, "hour|hours|hrs", "h hr hrs"},
	{"minute", KindDuration, "minute|minutes|mins", "min mins"},
	{"second", KindDuration, "seconds|secs", "second sec secs"},

	{"mile", KindLevel, "mile|miles", "mi"},
	{"nautical-mile", KindLevel, "nautical mile|nautical miles", "nmi"},
	{"foot", KindLevel, "foot|feet", "ft"},
	{"inch", KindLevel, "inch|inches", ""},
	{"yard", KindLevel, "yard|yards", "yd yds"},
	{"furlong", KindLevel, "furlong|furlongs", ""},
	{"fathom", KindLevel, "fathom|fathoms", ""},
	{"micron", KindLevel, "micron|microns", ""},
	{"angstrom", KindLevel, "angstrom|angstroms|ångström|ångströms|ångstrom|ångstroms", "Å"},
	{"light-year", KindLevel, "light year|light years|light-year|light-years|lightyear|lightyears", ""},
	{"parsec", KindLevel, "parsec|parsecs", ""},
	{"astronomical-unit", KindLevel, "astronomical unit|astronomical units", ""},
	{"pica", KindLevel, "pica|picas", ""},

	{"hectare", KindLevel, "hectare|hectares", "ha"},
	{"acre", KindLevel, "acre|acres", ""},

	{"kilogram", KindLevel, "kilo|kilos", ""},
	{"ton", KindLevel, "ton|tons|short ton|short tons|long ton|long tons", ""},
	{"pound", KindLevel, "pound|pounds", "lb lbs"},
	{"ounce", KindLevel, "ounce|ounces", "oz"},
	{"stone", KindLevel, "", "stone"},
	{"carat", KindLevel, "carat|carats|karat|karats", "ct"},
	{"grain", KindLevel, "", "gr"},
	{"hundredweight", KindLevel, "hundredweight|hundredweights", "cwt"},
	{"kiloton", KindLevel, "kiloton|kilotons", ""},
	{"megaton", KindLevel, "megaton|megatons", ""},

	{"gallon", KindLevel, "gallon|gallons", "gal"},
	{"quart", KindLevel, "quart|quarts", "qt"},
	{"pint", KindLevel, "pint|pints", "pt"},
	{"cup", KindLevel, "cup|cups", ""},
	{"fluid-ounce", KindLevel, "fluid ounce|fluid ounces|fl oz|fl . oz|fl. oz", ""},
	{"fluid-dram", KindLevel, "fluid dram|fluid drams", ""},
	{"tablespoon", KindLevel, "tablespoon|tablespoons|tbsp|tbsps", "tbsp tbs"},
	{"teaspoon", KindLevel, "teaspoon|teaspoons|tsp|tsps", "tsp"},
	{"barrel", KindLevel, "barrel|barrels", "bbl bbls"},
	{"bushel", KindLevel, "bushel|bushels", "bu"},
	{"hogshead", KindLevel, "hogshead|hogsheads", ""},
	{"gill", KindLevel, "gill|gills", ""},
	{"peck", KindLevel, "peck|pecks", ""},
	{"dram", KindLevel, "dram|drams", ""},
	{"cord", KindLevel, "", "cords"},
	{"acre-foot", KindLevel, "acre foot|acre feet|acre-foot|acre-feet", ""},

	{"degree-celsius", KindLevel, "degree celsius|degrees celsius|degree centigrade|degrees centigrade|° c|degrees c|degree c|deg c|deg celsius|deg . c|° celsius|celsius|centigrade|celcius|celsuis|centigrate|degrees centigrate|degrees celcius|deg celcius|° centigrade|℃", ""}, //nolint:misspell // as people spell it
	{"degree-fahrenheit", KindLevel, "degree fahrenheit|degrees fahrenheit|° f|degrees f|degree f|deg f|deg fahrenheit|° fahrenheit|fahrenheit|farenheit|fahrenhite|farenheight|fahrenheight|degrees farenheit|fahrenheits|℉", ""},                                                  //nolint:misspell // as people spell it
	{"degree-rankine", KindLevel, "degree rankine|degrees rankine|rankine|° r", ""},
	{"kelvin", KindLevel, "kelvin|kelvins|degree kelvin|degrees kelvin|° k", ""},
	{"degree", KindLevel, "degree|degrees|°|deg|degs", ""},

	{"radian", KindLevel, "radian|radians", "rad"},
	{"minute-of-arc", KindLevel, "minute of arc|minutes of arc|arc minute|arc minutes|arcminute|arcminutes|arcmin", ""},
	{"second-of-arc", KindLevel, "second of arc|seconds of arc|arc second|arc seconds|arcsecond|arcseconds|arcsec", ""},
	{"turn", KindLevel, "turn|turns", ""},

	{"watt-second", KindLevel, "watt second|watt seconds", ""},
	{"horsepower", KindLevel, "horsepower|horse power|horsepowers", "hp"},
	{"british-thermal-unit", KindLevel, "british thermal unit|british thermal units|btu|btus", "BTU"},
	{"foot-pound", KindLevel, "foot pound|foot pounds|foot-pound|foot-pounds", ""},
	{"kilopascal", KindLevel, "", ""},
	{"pound-per-square-inch", KindLevel, "pounds per square inch|pound per square inch|psi", ""},
	{"atmosphere", KindLevel, "", "atm"},
	{"millimetre-of-mercury", KindLevel, "millimetres of mercury|millimeters of mercury|mmhg", ""},
	{"decibel", KindLevel, "decibel|decibels", "dB"},
	{"revolution-per-minute", KindLevel, "revolutions per minute|rpm|r.p.m.", ""},
	{"baud", KindLevel, "baud", ""},
	{"pixel", KindLevel, "pixel|pixels", "px"},
	{"megapixel", KindLevel, "megapixel|megapixels", ""},
	{"dots-per-inch", KindLevel, "dots per inch|dpi", ""},
	{"part-per-million", KindLevel, "parts per million|part per million|ppm", ""},
	{"part-per-billion", KindLevel, "parts per billion|part per billion|ppb", ""},

	{"mile-per-hour", KindLevel, "miles per hour|mile per hour|miles an hour|mile an hour|mile-an-hour|mile-per-hour|mph|m.p.h.|mi/h|mi / h|miles/hour|mi/hr", "mph"},
	{"kilometre-per-hour", KindLevel, "kilometres per hour|kilometers per hour|kilometre per hour|kilometer per hour|kilometres an hour|kilometers an hour|kilometre an hour|kilometer an hour|kph|k.p.h.|km/h|km/hr|km per hour|km an hour|kilometre-an-hour|kilometer-an-hour|kilometre-per-hour|kilometer-per-hour|kmh|kmph", "kph"},
	{"metre-per-second", KindLevel, "metres per second|meters per second|metre per second|meter per second|metres a second|meters a second|m/s|m / s|mps|m/sec", ""},
	{"kilometre-per-second", KindLevel, "kilometres per second|kilometers per second|kilometre per second|kilometer per second|kilometres a second|kilometers a second|km/s|km/sec", ""},
	{"kilometre-per-minute", KindLevel, "kilometres per minute|kilometers per minute|kilometre per minute|kilometer per minute|km/min", ""},
	{"metre-per-square-second", KindLevel, "metres per second squared|meters per second squared|metres per square second|meters per square second|m/s2|m/s²|m/s^2", ""},
	{"kilometre-per-square-second", KindLevel, "km/s2|km/s²|km/s^2", ""},
	{"foot-per-second", KindLevel, "feet per second|foot per second|feet a second|ft/s|fps|ft/sec", ""},
	{"foot-per-minute", KindLevel, "feet per minute|foot per minute|ft/min", ""},
	{"mile-per-second", KindLevel, "miles per second|mile per second|miles a second|mi/s", ""},
	{"yard-per-minute", KindLevel, "yards per minute|yard per minute", ""},
	{"knot", KindLevel, "knot|knots", "kn kt kts"},
	{"mile-per-gallon", KindLevel, "miles per gallon|miles to the gallon|mile per gallon|mpg", ""},
	{"ton-per-day", KindLevel, "tpd", ""},
	{"barrel-per-day", KindLevel, "bpd", ""},
}

// metricUnits are the units that take the prefixes of the metric system, in words and symbols.
var metricUnits = []struct {
	slug    string
	kind    Kind
	words   string // stem of singular and plural; separated by '|'
	symbols string // separated by blanks
	small   bool   // the prefixes below one are used as well
}{
	{"metre", KindLevel, "metre|meter", "m", true},
	{"gram", KindLevel, "gram|gramme", "g", true},
	{"litre", KindLevel, "litre|liter", "l L", true},
	{"tonne", KindLevel, "tonne|metric ton|metric tonne", "t", false},
	{"watt", KindLevel, "watt", "W", true},
	{"watt-hour", KindLevel, "watt hour|watt-hour|watthour", "Wh", false},
	{"joule", KindLevel, "joule", "J", true},
	{"calorie", KindLevel, "calorie", "cal", false},
	{"electronvolt", KindLevel, "electronvolt|electron volt|electron-volt", "eV", true},
	{"volt", KindLevel, "volt", "V", true},
	{"ampere", KindLevel, "ampere|amp", "", true},
	{"ampere-hour", KindLevel, "ampere hour|amp hour", "Ah", true},
	{"ohm", KindLevel, "ohm", "Ω", true},
	{"farad", KindLevel, "farad", "", true},
	{"hertz", KindLevel, "hertz", "Hz", true},
	{"newton", KindLevel, "newton", "N", true},
	{"pascal", KindLevel, "pascal", "Pa", true},
	{"bar", KindLevel, "", "bar", true},
	{"second", KindDuration, "second", "s", true},
	{"byte", KindLevel, "byte", "B", false},
	{"bit", KindLevel, "bit", "bit bits b", false},
	{"gray", KindLevel, "", "Gy", true},
	{"sievert", KindLevel, "sievert", "Sv", true},
	{"becquerel", KindLevel, "becquerel", "Bq", true},
	{"lumen", KindLevel, "lumen", "lm", true},
	{"candela", KindLevel, "candela", "cd", true},
	{"mole", KindLevel, "", "mol", true},
	{"year", KindDuration, "annum", "", false},
}

var metricPrefixes = []struct {
	word    string
	symbols string // separated by blanks
	small   bool
}{
	{"atto", "a", true}, {"femto", "f", true}, {"pico", "p", true}, {"nano", "n", true}, {"micro", "µ μ u mc", true},
	{"milli", "m", true}, {"centi", "c", true}, {"deci", "d", true}, {"deca", "da", true}, {"deka", "", true}, {"hecto", "h", true},
	{"kilo", "k K", false}, {"mega", "M", false}, {"giga", "G", false}, {"tera", "T", false}, {"peta", "P", false}, {"exa", "E", false},
	{"kibi", "Ki", false}, {"mebi", "Mi", false}, {"gibi", "Gi", false}, {"tebi", "Ti", false},
}

// noSymbols would be symbols by their parts, and are words, times of day, names or signs of something else.
var noSymbols = set(`am pm fm Am Pm Fm AM PM FM s B mN N cd mcd dB pal al fl pl us um Pb MN PN as ds cs hs ds das fs ks Ks Ms Gs Ts Ps Es
ps mad pas cat mat pat MT KT GT TT PT ET aN pN fN dN cN hN EN TN daN GN`)

// irregularSymbols are read otherwise than their parts say, or have no parts.
var irregularSymbols = map[string]string{
	"ºC": "degree-celsius", "ºF": "degree-fahrenheit", // with the sign of an ordinal
	"Kg": "kilogram", "KG": "kilogram", "kgs": "kilogram", "kms": "kilometre", "KM": "kilometre", "Km": "kilometre", "mL": "millilitre", "cc": "millilitre",
	"mb": "megabit", "gb": "gigabit", "tb": "terabit", "Ma": "megayear", "Ga": "gigayear", "ka": "kiloyear", "ms": "millisecond", "mA": "milliampere",
	"kbps": "kilobit-per-second", "Mbps": "megabit-per-second", "mbps": "megabit-per-second", "Gbps": "gigabit-per-second", "kcal": "kilocalorie",
	"Js": "joule-second", "cds": "candela-second", "kA": "kiloampere", "ns": "nanosecond", "ps": "picosecond",
}

// englishHeat are words with which a C, an F or a bare degree is one of temperature.
var englishHeat = set(`temperature temperatures temp temps weather outside cold hot heat heated warm warmer cool cooler freezing freezes boil boils boiling melts
melting thermostat oven fever celsius centigrade fahrenheit kelvin climate warming`)

// englishTurning are words with which a bare degree is one of arc.
var englishTurning = set(`rotate rotates rotated rotating rotation turn turns turned turning angle angles tilt tilted bank banked slope incline inclined
latitude longitude arc bearing heading azimuth elevation north south east west clockwise anticlockwise counterclockwise spin`)

// letters that are a scale of temperature where the sentence speaks of one
var englishHeatLetters = map[string]string{"C": "degree-celsius", "F": "degree-fahrenheit", "K": "kelvin", "c": "degree-celsius", "f": "degree-fahrenheit"}

// englishSizes are words that say which way something is measured.
var englishSizes = set("long wide tall high deep thick thickness square diameter by x across broad round length")

// englishSpending are words with which pounds are money, and englishWeighing those with which they are not.
var englishSpending = set(`cost costs price prices priced pay pays paid paying spend spends spent spending profit profits salary wage wages worth sold sell
fee fees fund funds funding grant grants donated donation offer offered bid deal revenue revenues income dividend dividends shares
turnover earnings deposit refund owe owes owed afford expensive cheap cash money bought buy invest invested earn earns earned budget tax taxes taxpayers sterling pence fine fined debt loan loans bank £ ticket tickets rent bill bills`)

var englishWeighing = set("weigh weighs weighed weight weights heavy heavier lighter mass lift lifted lost gained lbs lb ounces kilograms bag bags")

// englishPlainSymbols are symbols that are no words, so that a number in words may stand before them.
var englishPlainSymbols = set("km cm mm kg mg ml kb mb gb tb kB KB MB GB TB kW MW GW kWh MWh lb lbs oz ft km² m²")

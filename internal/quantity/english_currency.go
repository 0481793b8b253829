package quantity

import "strings"

// moneyUnknown is the slug, in the tables alone, of money whose words do not say whose: 'francs'.
const moneyUnknown = "money"

// englishCurrencies are the currencies of ISO 4217, today's and those that the euro replaced: the code, the words that
// name it and its signs. The first field after the code lists words without which of several it
// is; those stand in the row of moneyUnknown.
var englishCurrencies = []struct{ code, words, signs string }{
	{"USD", "dollar|us dollar|u.s. dollar|american dollar|united states dollar|buck|greenback", "$"},
	{"CAD", "canadian dollar|loonie", ""},
	{"AUD", "australian dollar", ""},
	{"NZD", "new zealand dollar", ""},
	{"HKD", "hong kong dollar", ""},
	{"SGD", "singapore dollar|singaporean dollar", ""},
	{"TWD", "taiwan dollar|new taiwan dollar|taiwanese dollar", ""},
	{"JMD", "jamaican dollar", ""}, {"BBD", "barbadian dollar|barbados dollar", ""}, {"BSD", "bahamian dollar", ""}, {"BZD", "belize dollar", ""},
	{"BMD", "bermudian dollar|bermuda dollar", ""}, {"BND", "brunei dollar", ""}, {"KYD", "cayman islands dollar|cayman dollar", ""},
	{"XCD", "east caribbean dollar|eastern caribbean dollar", ""}, {"FJD", "fijian dollar|fiji dollar", ""}, {"GYD", "guyanese dollar|guyana dollar", ""},
	{"LRD", "liberian dollar", ""}, {"NAD", "namibian dollar|namibia dollar", ""}, {"SBD", "solomon islands dollar", ""},
	{"SRD", "surinamese dollar|suriname dollar", ""}, {"TTD", "trinidad and tobago dollar|trinidad dollar", ""}, {"ZWL", "zimbabwean dollar|zimbabwe dollar", ""},
	{"EUR", "euro", "€"},
	{"GBP", "pound sterling|pounds sterling|british pound|uk pound|sterling|quid|english pound", "£ ￡"},
	{"EGP", "egyptian pound", ""}, {"LBP", "lebanese pound", ""}, {"SYP", "syrian pound", ""}, {"SDG", "sudanese pound", ""}, {"SSP", "south sudanese pound", ""},
	{"GIP", "gibraltar pound", ""}, {"FKP", "falkland islands pound|falkland pound", ""}, {"SHP", "saint helena pound|saint helenian pound", ""}, {"IEP", "irish pound", ""},
	{"CYP", "cypriot pound", ""},
	{"JPY", "yen|japanese yen", "¥ ￥ 円"},
	{"CNY", "yuan|renminbi|chinese yuan|rmb|kuai|yuan renminbi|块|块钱|人民币", "元"},
	{"RUB", "rouble|ruble|russian rouble|russian ruble", "₽"},
	{"BYN", "belarusian rouble|belarusian ruble|belarussian ruble|belarussian rouble", ""},
	{"UAH", "hryvnia|hryvnias|ukrainian hryvnia|hryvnya", "₴"},
	{"INR", "rupee|indian rupee", "₹"},
	{"PKR", "pakistani rupee|pakistan rupee", ""}, {"LKR", "sri lankan rupee|sri lanka rupee", ""}, {"NPR", "nepalese rupee|nepali rupee", ""},
	{"MUR", "mauritian rupee|mauritius rupee", ""}, {"SCR", "seychelles rupee|seychellois rupee", ""}, {"IDR", "rupiah|indonesian rupiah", ""}, {"MVR", "rufiyaa|maldivian rufiyaa", ""},
	{"CHF", "swiss franc", "₣"},
	{"XOF", "west african cfa franc|west african franc", ""}, {"XAF", "central african cfa franc|cfa franc|central african franc", ""}, {"XPF", "cfp franc", ""},
	{"RWF", "rwandan franc|rwanda franc", ""}, {"BIF", "burundian franc|burundi franc", ""}, {"CDF", "congolese franc", ""}, {"DJF", "djiboutian franc|djibouti franc", ""},
	{"GNF", "guinean franc|guinea franc", ""}, {"KMF", "comorian franc|comoro franc", ""}, {"FRF", "french franc", ""}, {"BEF", "belgian franc", ""}, {"LUF", "luxembourg franc", ""},
	{"NOK", "norwegian krone|norwegian kroner|norwegian crown", ""},
	{"SEK", "swedish krona|swedish kronor|swedish crown", ""},
	{"DKK", "danish krone|danish kroner|danish crown", ""},
	{"ISK", "icelandic krona|icelandic kronur|icelandic króna|icelandic crown", ""},
	{"PLN", "zloty|zlotys|zlotych|złoty|zł|polish zloty|polish złoty", ""},
	{"CZK", "kč|czech crown|koruna|koruny|czech koruna|czech korunas", ""}, {"SKK", "slovak koruna|slovak crown", ""},
	{"HUF", "forint|hungarian forint", ""}, {"RON", "romanian leu|romanian lei|new leu", ""}, {"MDL", "moldovan leu|moldovan lei", ""}, {"BGN", "bulgarian lev|bulgarian leva", ""},
	{"RSD", "serbian dinar", ""}, {"MKD", "macedonian denar|denar", ""}, {"ALL", "albanian lek", ""}, {"BAM", "convertible mark|bosnian mark|bosnian convertible mark", ""}, {"HRK", "croatian kuna|kuna", ""},
	{"TRY", "turkish lira|lira", "₺"}, {"ITL", "lire|italian lira|italian lire", ""}, {"MTL", "maltese lira", ""},
	{"KRW", "won|south korean won|korean won", "₩ ￦"}, {"KPW", "north korean won", ""},
	{"ILS", "shekel|israeli shekel|new shekel|new israeli shekel|sheqel", "₪"},
	{"MXN", "mexican peso", ""}, {"ARS", "argentine peso|argentinian peso", ""}, {"CLP", "chilean peso", ""}, {"COP", "colombian peso", ""}, {"UYU", "uruguayan peso", ""},
	{"CUP", "cuban peso", ""}, {"DOP", "dominican peso", ""}, {"PHP", "philippine peso|filipino peso", "₱"},
	{"BRL", "real|reais|brazilian real|brazilian reais", ""}, {"ZAR", "rand|south african rand", ""},
	{"PEN", "peruvian sol|nuevo sol|nuevos soles|peruvian nuevo sol", ""}, {"BOB", "boliviano|bolivian boliviano", ""}, {"PYG", "guarani|paraguayan guarani", "₲"},
	{"VES", "bolivar|bolivares|venezuelan bolivar", ""}, {"CRC", "costa rican colon|costa rican colón", "₡"}, {"SVC", "salvadoran colon", ""}, {"GTQ", "quetzal|guatemalan quetzal|quetzales", ""},
	{"HNL", "lempira|honduran lempira", ""}, {"NIO", "cordoba|nicaraguan cordoba|córdoba", ""}, {"PAB", "balboa|panamanian balboa", ""}, {"HTG", "gourde|haitian gourde", ""},
	{"ANG", "netherlands antillean guilder", ""}, {"AWG", "aruban florin", ""}, {"NLG", "dutch guilder", ""},
	{"SAR", "saudi riyal|saudi arabian riyal|saudi rial", ""}, {"QAR", "qatari riyal|qatari rial", ""}, {"OMR", "omani rial|omani riyal", ""}, {"YER", "yemeni rial|yemeni riyal", ""}, {"IRR", "iranian rial|toman", ""},
	{"AED", "uae dirham|emirati dirham|united arab emirates dirham", ""}, {"MAD", "moroccan dirham", ""},
	{"KWD", "kuwaiti dinar|kuwait dinar", ""}, {"BHD", "bahraini dinar|bahrain dinar", ""}, {"IQD", "iraqi dinar", ""}, {"JOD", "jordanian dinar", ""}, {"LYD", "libyan dinar", ""},
	{"TND", "tunisian dinar", ""}, {"DZD", "algerian dinar", ""}, {"YUM", "yugoslav dinar", ""},
	{"AFN", "afghani|afghan afghani", "؋"}, {"BDT", "taka|bangladeshi taka", "৳"}, {"BTN", "ngultrum|bhutanese ngultrum", ""}, {"MMK", "kyat|burmese kyat|myanmar kyat", ""}, {"THB", "baht|thai baht", "฿"},
	{"VND", "vietnamese dong", "₫"}, {"LAK", "lao kip|laotian kip", "₭"}, {"KHR", "riel|cambodian riel", "៛"}, {"MYR", "ringgit|malaysian ringgit", ""}, {"MOP", "pataca|macanese pataca|macau pataca", ""},
	{"MNT", "tugrik|mongolian tugrik|tögrög", "₮"}, {"KZT", "tenge|kazakhstani tenge|kazakh tenge", "₸"}, {"KGS", "kyrgyzstani som|kyrgyz som", ""}, {"UZS", "uzbekistani som|uzbek som|uzbek sum", ""},
	{"TJS", "somoni|tajikistani somoni|tajik somoni", ""}, {"TMT", "turkmenistan manat|turkmen manat|turkmenistani manat", ""}, {"AZN", "azerbaijani manat|azeri manat|azerbaijan manat", "₼"},
	{"AMD", "armenian dram", "֏"}, {"GEL", "lari|georgian lari", "₾"},
	{"NGN", "naira|nigerian naira", "₦"}, {"GHS", "cedi|ghanaian cedi|ghana cedi", "₵"}, {"KES", "kenyan shilling|kenya shilling", ""}, {"UGX", "ugandan shilling|uganda shilling", ""},
	{"TZS", "tanzanian shilling|tanzania shilling", ""}, {"SOS", "somali shilling|somalia shilling", ""}, {"ATS", "schilling|austrian schilling", ""}, {"ETB", "birr|ethiopian birr", ""}, {"ERN", "nakfa|eritrean nakfa", ""},
	{"ZMW", "zambian kwacha", ""}, {"MWK", "malawian kwacha|malawi kwacha", ""}, {"AOA", "kwanza|angolan kwanza", ""}, {"MZN", "metical|meticais|mozambican metical", ""},
	{"BWP", "botswana pula", ""}, {"LSL", "loti|maloti|lesotho loti", ""}, {"SZL", "lilangeni|emalangeni|swazi lilangeni", ""}, {"MGA", "ariary|malagasy ariary", ""},
	{"GMD", "dalasi|gambian dalasi", ""}, {"SLE", "sierra leonean leone", ""}, {"MRU", "ouguiya|mauritanian ouguiya", ""}, {"CVE", "cape verdean escudo|cape verde escudo", ""},
	{"STN", "dobra|são tomé and príncipe dobra", ""}, {"PGK", "papua new guinean kina", ""}, {"TOP", "tongan paanga|tongan pa'anga", ""}, {"WST", "samoan tala", ""}, {"VUV", "vanuatu vatu", ""},
	{"FIM", "finnish markka|markka|markkaa|finnish mark|finmark", ""}, {"DEM", "deutsche mark|deutschmark|deutschemark|german mark|d-mark", ""}, {"ESP", "peseta|spanish peseta", ""},
	{"PTE", "portuguese escudo", ""}, {"GRD", "drachma|drachmas|greek drachma", ""}, {"EEK", "estonian kroon", ""}, {"LVL", "latvian lats", ""}, {"LTL", "lithuanian litas|litas", ""},
	{"SIT", "slovenian tolar", ""},
	{"CUC", "cuban convertible peso", ""}, {"ZWG", "zimbabwe gold", ""}, {"SLL", "old leone", ""}, {"VEF", "bolivar fuerte|bolívar fuerte", ""}, {"BYR", "old belarusian ruble", ""}, {"MRO", "old ouguiya", ""},
	{"STD", "old dobra", ""}, {"ROL", "old leu|romanian old leu", ""}, {"TRL", "old turkish lira", ""}, {"CLF", "unidad de fomento|unidades de fomento", ""}, {"XDR", "special drawing right", ""},
	{"BTC", "bitcoin", "₿"},
	{moneyUnknown, "franc|peso|dinar|rial|riyal|krone|kroner|krona|kronor|crown|shilling|dirham|escudo|guilder|kwacha|manat|cfa|mark|kr", ""},
}

// englishMinor are the parts of currencies: how many make one, and the words. Those that several
// countries share have moneyUnknown.
var englishMinor = []struct {
	code  string
	parts int64
	words string
}{
	{"USD", 100, "cent|us cent|u.s. cent|american cent|¢"},
	{"USD", 10, "dime"},
	{"USD", 20, "nickel"},
	{"EUR", 100, "euro cent|eurocent"},
	{"CAD", 100, "canadian cent"}, {"AUD", 100, "australian cent"}, {"NZD", 100, "new zealand cent"}, {"HKD", 100, "hong kong cent"}, {"SGD", 100, "singapore cent"},
	{"GBP", 100, "pence|penny|pennies"},
	{"RUB", 100, "kopeck|kopek|kopeyka|kopeyki"},
	{"INR", 100, "paisa|paise"},
	{"CNY", 10, "jiao|mao"}, {"CNY", 100, "fen"},
	{"PLN", 100, "grosz|groszy|grosze"}, {"CZK", 100, "haler|haléř"}, {"UAH", 100, "kopiyka|kopiyok"}, {"TRY", 100, "kurus|kuruş"}, {"ILS", 100, "agora|agorot"},
	{"CHF", 100, "rappen"}, {"THB", 100, "satang"}, {"BGN", 100, "stotinka|stotinki"}, {"NGN", 100, "kobo"}, {"GHS", 100, "pesewa"},
}

// englishEverydayMoney are currency words that are everyday words, so that they need a scale before them.
var englishEverydayMoney = set("won real reals nickel nickels fen mao mark marks crown crowns sterling")

// joinedCodes are the codes that a number may be joined to: 'USD50'. Others are too often names ('COP26').
var joinedCodes = set("USD EUR GBP JPY CNY RMB INR CHF CAD AUD NZD HKD SGD SEK NOK DKK PLN RUB UAH MXN BRL ZAR KRW")

var englishCurrencySigns = func() map[rune]string {
	signs := map[rune]string{}
	for _, row := range englishCurrencies {
		for _, r := range row.signs {
			if r != ' ' && r != '元' && r != '円' {
				signs[r] = row.code
			}
		}
	}
	return signs
}()

// letters joined to a dollar sign: 'C$5', 'US$5'
var englishDollars = map[string]string{
	"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cdn": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL",
	"mex": "MXN", "mx": "MXN", "j": "JMD", "bz": "BZD", "tt": "TTD", "rd": "DOP", "ec": "XCD", "bds": "BBD", "fj": "FJD", "gy": "GYD", "n": "NAD", "ar": "ARS", "clp": "CLP", "cop": "COP",
}

// currencyCodes are the codes of ISO 4217. Some that are words or names in capitals are none here.
var currencyCodes = func() map[string]bool {
	codes := map[string]bool{moneyUnknown: false}
	for _, word := range strings.Fields("ALL TOP COP SOS CUP PEN MAD SIT BAM") {
		codes[word] = false
	}
	for _, row := range englishCurrencies {
		if _, ok := codes[row.code]; !ok {
			codes[row.code] = true
		}
	}
	return codes
}()

// pluralsOf gives a name of a unit and its plural.
func pluralsOf(word string) []string {
	switch {
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "z"):
		return []string{word}
	case strings.HasSuffix(word, "y") && !strings.HasSuffix(word, "ey") && !strings.HasSuffix(word, "ay"):
		return []string{word, word[:len(word)-1] + "ies", word + "s"}
	}
	return []string{word, word + "s"}
}

// lowerCodes are codes that people write in small letters, too, and that are no words.
var lowerCodes = set("usd eur gbp jpy cny chf aud nzd cad hkd sgd inr krw")

package quantity

import "testing"

func TestModels(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Norway will deliver Leopard 2 tanks."),
		reads("We sent 14 Challenger 2 tanks and 18 Leopard 2s.", "14 Challenger 2 tanks | 14 eq -tanks count", "18 Leopard 2s | 18 eq -Leopard 2s count"),
		reads("Norway bought 52 F-35s, and two F-16s crashed.", "52 F-35s | 52 eq -F-35s count", "two F-16s | 2 eq -F-16s count"),
		reads("Three M4s and 12 used MiG-29 jets were there.", "Three M4s | 3 eq -M4s count", "12 used MiG-29 jets | 12 eq -jets count"),
		reads("They make 1 million 155mm rounds and thirty 105-mm guns.", "1 million 155mm rounds | 1000000 eq -rounds count", "thirty 105-mm guns | 30 eq -guns count"),
		reads("Its Altair 2 rockets are old."),
		reads("Two of the F-16s were lost.", "Two of the F-16s | 2 eq -F-16s count of /the F-16s"),
		reads("Half of the Leopard 2 tanks burned.", "Half of the Leopard 2 tanks | 0.5 eq fraction share of /the Leopard 2 tanks"),
		reads("The F-16 is old, and F-16s are good."),
		reads("There are 10 Covid-19 patients.", "10 Covid-19 patients | 10 eq -patients count"),
		reads("In Oslo 2 tanks burned.", "2 tanks | 2 eq -tanks count"),
		reads("Norway 5 ships, Denmark 3 ships.", "5 ships | 5 eq -ships count", "3 ships | 3 eq -ships count"),
		reads("On Monday 2 tanks burned.", "2 tanks | 2 eq -tanks count"),
		reads("We gave Norway 5 ships.", "5 ships | 5 eq -ships count"),
		reads("It needs 5kg bags.", "5kg | 5 eq kilogram level"),
		reads("It took 155 mm of rain.", "155 mm | 155 eq millimetre level"),
	})
}

func TestNamesWithYears(t *testing.T) {
	checkFigures(t, []figureCase{
		reads("Agenda 2030, Project 2025 and Vision 2030 are plans, like Expo 2020."),
		reads("The project began in 2025.", "in 2025 | 2025 eq calendar-year date"),
		reads("Our agenda: 2030 and beyond.", "2030 | 2030 eq calendar-year date"),
		reads("The Big Four met, and S.J.Res. 10 passed."),
		reads("From 5 in the morning to 6 at night we work."),
		reads("From 5 litres to 6 litres.", "From 5 litres to 6 litres | 5..6 between litre level"),
	})
}

/* Names of what is no country in tables of countries: rows of the World Bank, the UN, OWID and ITU
 * themselves. Folded. Only to word a refusal and to leave such rows out when asked to. */
#include "import/names.h"

#include <string.h>
#include <strings.h>

static const char *const names[] = { "africa", "africa eastern and southern",
	"africa western and central", "americas", "arab states", "arab world", "asia",
	"asia and pacific", "asia pacific", "caribbean small states", "central africa",
	"central asia", "central europe and baltics", "cis", "commonwealth of independent states",
	"caribbean", "early demographic dividend", "east africa", "east asia",
	"east asia and pacific", "east asia and pacific excluding high income",
	"east asia and pacific ida and ibrd countries", "eastern africa", "eastern europe",
	"emerging markets", "euro area", "europe", "europe and central asia",
	"europe and central asia excluding high income",
	"europe and central asia ida and ibrd countries", "european union", "european union 27",
	"eu", "fragile and conflict affected situations", "heavily indebted poor countries hipc",
	"high income", "high income countries", "ibrd only", "ida and ibrd total", "ida blend",
	"ida only", "ida total", "international average", "late demographic dividend",
	"latin america", "latin america and caribbean",
	"latin america and caribbean excluding high income",
	"latin america and caribbean ida and ibrd countries", "least developed countries",
	"least developed countries un classification", "low and middle income", "low income",
	"low income countries", "lower middle income", "lower middle income countries",
	"middle africa", "middle east", "middle east and north africa",
	"middle east and north africa excluding high income",
	"middle east and north africa ida and ibrd countries",
	"middle east north africa afghanistan and pakistan", "middle income", "north africa",
	"north america", "northern africa", "northern america", "northern europe", "not classified",
	"oceania", "oecd", "oecd members", "other small states", "pacific island small states",
	"post demographic dividend", "pre demographic dividend", "small states", "south america",
	"south asia", "south asia ida and ibrd", "south east asia", "south eastern asia",
	"southeast asia", "southern africa", "southern asia", "southern europe",
	"sub saharan africa", "sub saharan africa excluding high income",
	"sub saharan africa ida and ibrd countries", "total", "average", "global average", "mean",
	"median", "upper middle income", "upper middle income countries", "west africa",
	"western africa", "western asia", "western europe", "world", "world average", "monde",
	"mundo", "welt", "dunia", "afrique", "afrika", "europa", "asien", "ameriques" };

static const char *const codes[] = { "AFE", "AFW", "ARB", "CEB", "CSS", "EAP", "EAR", "EAS", "ECA",
	"ECS", "EMU", "EUU", "FCS", "HIC", "HPC", "IBD", "IBT", "IDA", "IDB", "IDX", "INX", "LAC",
	"LCN", "LDC", "LIC", "LMC", "LMY", "LTE", "MEA", "MIC", "MNA", "NAC", "OED", "OSS", "PRE",
	"PSS", "PST", "SAS", "SSA", "SSF", "SST", "TEA", "TEC", "TLA", "TMN", "TSA", "TSS", "UMC",
	"WLD" };

bool names_is_aggregate(const char *fold)
{
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], fold) == 0)
			return true;
	return false;
}

bool names_is_aggregate_code(const char *code, size_t length)
{
	size_t i;

	if (length > 5 && strncasecmp(code, "OWID_", 5) == 0)
		return true;
	for (i = 0; i < sizeof codes / sizeof *codes; i++)
		if (length == 3 && strncasecmp(codes[i], code, 3) == 0)
			return true;
	return false;
}

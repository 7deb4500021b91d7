/* The words of headings. Phrases are folded (base/fold.h): lower case, no accents, no punctuation,
 * no "the". English, French, Spanish, Portuguese, German, Indonesian, in this order. */
#include "import/headers.h"

#include "base/fold.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	enum field field;
	const char *phrases; /* separated by '|' */
} words[] = {
	{ FIELD_COUNTRY, "country|country name|countries|country or area|country or territory|"
			 "country territory|country economy|country or economy|economy|entity|name|"
			 "nation|state|member state|location|territory|area name|reference area|"
			 "ref area label|ref area name|short name|"
			 "pays|nom|nom du pays|nom pays|etat|etat membre|"
			 "pais|paises|nombre|nombre del pais|nombre de pais|pais o territorio|"
			 "nome|nome do pais|nome pais|estado membro|"
			 "land|lander|staat|landername|name des landes|"
			 "negara|nama negara|nama|negara anggota" },
	{ FIELD_CODE,
		"code|country code|iso|iso code|iso3|iso 3|iso2|iso 2|iso3 code|iso2 code|"
		"iso code 3|iso code 2|iso alpha 3|iso alpha 2|alpha 3|alpha 2|alpha 3 code|"
		"alpha 2 code|iso 3166|iso 3166 1 alpha 3|iso 3166 1 alpha 2|iso a3|iso a2|"
		"cca3|cca2|country iso3|country iso2|country iso code|ref area|wb code|geo code|"
		"code pays|code iso|code du pays|code iso3|"
		"codigo|codigo pais|codigo de pais|codigo del pais|codigo iso|codigo iso3|"
		"codigo do pais|landercode|lander code|landerkurzel|landcode|iso landercode|"
		"kode|kode negara|kode iso" },
	{ FIELD_RANK, "rank|ranking|ranks|global rank|global ranking|world rank|world ranking|"
		      "overall rank|overall ranking|position|rank order|country rank|"
		      "rang|classement|rang mondial|classement mondial|rang global|"
		      "puesto|posicion|rango|clasificacion|ranking mundial|puesto mundial|"
		      "posicion mundial|lugar|"
		      "posicao|classificacao|colocacao|posicao mundial|"
		      "platz|platzierung|weltrang|weltrangliste|"
		      "peringkat|peringkat global|peringkat dunia|urutan|ranking dunia" },
	{ FIELD_SCORE, "score|scores|overall score|total score|global score|index score|points|"
		       "composite score|"
		       "note globale|note finale|note totale|note generale|score global|score "
		       "total|score general|"
		       "puntuacion|puntaje|puntuacion total|puntuacion global|puntaje total|puntos|"
		       "indice|pontuacao|pontuacao total|pontuacao global|pontos|nota|"
		       "punktzahl|punkte|gesamtpunktzahl|wertung|gesamtwertung|indexwert|"
		       "skor|skor total|skor keseluruhan|skor akhir|total skor|nilai total|"
		       "nilai keseluruhan|indeks" },
	{ FIELD_TIER, "tier|tiers|tier level|performance tier|"
		      "niveau|palier|nivel|grupo de nivel|stufe|tingkat|tingkatan|jenjang" },
	{ FIELD_LEGAL,
		"legal|legal measures|legal pillar|law|"
		"juridique|mesures juridiques|cadre juridique|legislatif|"
		"juridico|juridicas|legales|medidas juridicas|medidas legales|marco juridico|"
		"legais|medidas legais|"
		"recht|rechtlich|rechtliche massnahmen|rechtliches|"
		"hukum|aspek hukum|langkah hukum|tindakan hukum|pilar hukum" },
	{ FIELD_LEGAL + 1,
		"technical|technical measures|technical pillar|"
		"technique|techniques|mesures techniques|"
		"tecnico|tecnica|tecnicas|medidas tecnicas|"
		"technisch|technik|technische massnahmen|"
		"teknis|teknik|aspek teknis|langkah teknis|tindakan teknis|pilar teknis" },
	{ FIELD_LEGAL + 2,
		"organizational|organisational|organizational measures|"
		"organisational measures|organization|organisation|organizational pillar|"
		"organizational structures|"
		"organisationnel|organisationnelles|mesures organisationnelles|"
		"organizativo|organizativas|medidas organizativas|organizacion|"
		"organizacional|organizacionais|medidas organizacionais|organizacao|"
		"organisatorisch|organisatorische massnahmen|"
		"organisasi|aspek organisasi|langkah organisasi|kelembagaan|"
		"pilar organisasi" },
	{ FIELD_LEGAL + 3, "capacity|capacity building|capacity development|capacity measures|"
			   "capacity building measures|capacity development measures|"
			   "capacity pillar|"
			   "capacites|renforcement des capacites|developpement des capacites|"
			   "capacidad|capacidades|desarrollo de capacidades|fomento de capacidades|"
			   "creacion de capacidades|creacion de capacidad|"
			   "capacitacao|capacidade|desenvolvimento de capacidades|"
			   "kapazitat|kapazitaten|kapazitatsaufbau|kapazitatsentwicklung|"
			   "kapasitas|pengembangan kapasitas|peningkatan kapasitas|"
			   "pembangunan kapasitas|pilar kapasitas" },
	{ FIELD_COOPERATION, "cooperation|cooperative|cooperative measures|cooperation measures|"
			     "international cooperation|cooperation pillar|co operation|"
			     "mesures de cooperation|cooperation internationale|"
			     "cooperacion|medidas de cooperacion|cooperacao|medidas de cooperacao|"
			     "kooperation|zusammenarbeit|kooperationsmassnahmen|"
			     "kerja sama|kerjasama|langkah kerja sama|pilar kerja sama" },
	{ FIELD_YEAR, "year|edition|time period|time|date|period|year of edition|"
		      "annee|edition annee|ano|anio|edicion|edicao|jahr|ausgabe|tahun|edisi" },
	{ FIELD_INDICATOR, "indicator|indicator name|indicator label|series|series name|measure|"
			   "variable|metric|"
			   "indicateur|nom de l indicateur|indicador|nombre del indicador|serie|"
			   "nome do indicador|indikator|reihe|kennzahl|nama indikator|seri" },
	{ FIELD_VALUE, "value|values|obs value|observation value|figure|"
		       "valeur|valor|wert|nilai" },
	{ FIELD_SCALE, "scale|echelle|escala|skala" },
};

static const char noise[] =
	"|gci|global|cybersecurity|cyber|security|index|itu|overall|final|printed|"
	"as|published|official|uit|ciberseguridad|cybersecurite|"
	"ciberseguranca|mondial|mundial|de|la|indice|of|out|max|sur|0|1|20|100|pts|"
	"v1|v2|v3|v4|v5|";
static const char index_words[] = "|gci|index|cybersecurity|ciberseguridad|cybersecurite|"
				  "ciberseguranca|";
/* Of headings of codes, where a 3 may also be that of ISO 3166. */
static const char three_letters[] = "|3|iso3|a3|cca3|";
static const char pillar_noise[] = "|score|skor|measures|pillar|points|puntuacion|punkte|pontuacao|"
				   "pilar|pilier|nilai|";

static bool listed(const char *list, const char *text, size_t length)
{
	const char *at = list;

	while ((at = memmem(at, strlen(at), text, length)) != NULL) {
		if ((at == list || at[-1] == '|') && (at[length] == '|' || !at[length]))
			return true;
		at++;
	}
	return false;
}

/* The field a folded phrase means. */
static enum field word_field(const char *fold)
{
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (listed(words[i].phrases, fold, strlen(fold)))
			return words[i].field;
	return FIELD_NONE;
}

/* The year a word of a heading is: "2020", "yr2020". */
static int word_year(const char *word, size_t length)
{
	int year = 0;
	size_t i;

	if (length == 6 && memcmp(word, "yr", 2) == 0) {
		word += 2;
		length = 4;
	}
	if (length != 4)
		return 0;
	for (i = 0; i < length; i++)
		year = isdigit((unsigned char)word[i]) ? year * 10 + (word[i] - '0') : 100000;
	return year >= 1900 && year <= 2100 ? year : 0;
}

/* Appends the words of `fold` without those in the list; true where one of them was in `sought`. */
static bool strip(const char *fold, const char *list, const char *sought, struct str *ret)
{
	bool found = false;

	while (*fold) {
		size_t length = strcspn(fold, " ");

		found = found || listed(sought, fold, length);
		if (!listed(list, fold, length)) {
			if (ret->len)
				str_addc(ret, ' ');
			str_addn(ret, fold, length);
		}
		fold += length;
		fold += *fold == ' ';
	}
	return found;
}

/* Appends the words of `fold` that are no years. 0 for none, -1 for two different ones. */
static int strip_years(const char *fold, struct str *ret)
{
	int year = 0;

	while (*fold) {
		size_t length = strcspn(fold, " ");
		int here = word_year(fold, length);

		if (here)
			year = year && year != here ? -1 : here;
		else {
			if (ret->len)
				str_addc(ret, ' ');
			str_addn(ret, fold, length);
		}
		fold += length;
		fold += *fold == ' ';
	}
	return year;
}

static bool is_note(const char *rest)
{
	STR_SCOPED plain = { 0 };

	strip(rest, noise, "", &plain);
	return strcmp(str_text(&plain), "note") == 0;
}

static enum field recognise_rest(const char *rest)
{
	STR_SCOPED plain = { 0 };
	STR_SCOPED bare = { 0 };
	enum field field = word_field(rest);
	bool index;

	if (field != FIELD_NONE)
		return field;
	index = strip(rest, noise, index_words, &plain);
	if (!plain.len) /* the index by name: its score */
		return index ? FIELD_SCORE : FIELD_NONE;
	/* Most names of series lose nothing: what was no word is none. */
	field = plain.len < strlen(rest) ? word_field(str_text(&plain)) : FIELD_NONE;
	if (field != FIELD_NONE)
		return field;
	strip(str_text(&plain), pillar_noise, "", &bare);
	field = bare.len && bare.len < plain.len ? word_field(str_text(&bare)) : FIELD_NONE;
	return field >= FIELD_LEGAL && field <= FIELD_COOPERATION ? field : FIELD_NONE;
}

void header_recognise(
	const char *text, size_t length, struct arena *arena, struct header_column *ret)
{
	STR_SCOPED fold = { 0 };
	STR_SCOPED rest = { 0 };
	STR_SCOPED shown = { 0 };
	STR_SCOPED others = { 0 };
	char *copy = arena_strndup(arena, text, length);
	size_t i;
	int year;

	/* A heading may be broken into lines; messages have but one. */
	for (i = 0; i < length; i++)
		if ((unsigned char)copy[i] < ' ')
			copy[i] = ' ';
	*ret = (struct header_column) { .text = copy, .fold = "", .field = FIELD_NONE };
	text_cut(&shown, copy, 60);
	ret->shown = arena_strdup(arena, str_text(&shown));
	/* A heading is a few words; a long text is none. */
	if (length > 200 || !fold_name(text, length, &fold) || !fold.len)
		return;
	ret->fold = arena_strdup(arena, str_text(&fold));
	year = strip_years(ret->fold, &rest);
	if (year < 0)
		return;
	ret->year = year;
	ret->bare = year && !rest.len;
	ret->field = ret->bare ? FIELD_SCORE : recognise_rest(str_text(&rest));
	ret->note = is_note(str_text(&rest));
	if (year && ret->field == FIELD_VALUE) { /* "Nilai 2020" says no more than "2020" */
		ret->field = FIELD_SCORE;
		ret->bare = true;
	}
	ret->precise = ret->field == FIELD_CODE && strip(ret->fold, "", three_letters, &others);
	if (ret->field == FIELD_INDICATOR)
		ret->precise = strstr(ret->fold, "name") || strstr(ret->fold, "label");
	if (ret->field >= FIELD_COUNTRY)
		ret->year = 0;
}

#include "gcitrack/reference.h"

#include "base/text.h"
#include "gcitrack/formats/quote.h"
#include "gcitrack/who.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char *const reference_style_names[REFERENCE_STYLES] = { "text", "bibtex", "ris" };

/* ---- where the figures in use are from ---- */

static bool source_used(const struct gci_world *world, const struct gci_table *table, int id)
{
	for (size_t i = 0; i < world->country_count; i++)
		for (int s = GCI_SCORE; s <= GCI_TIER; s++)
			if (table->records[i].figure[s].source == id)
				return true;
	return false;
}

/* The bundled tables say it in their names: "GCI 2024 (via World Bank)", "GCI 2017, re-issue". */
static void add_bundled(struct str *text, const struct store_source *source)
{
	const char *via = strstr(source->name, "(via "), *end = via ? strchr(via, ')') : NULL;
	const char *issue = strchr(source->name, ',');

	if (end)
		str_addf(text, " Scores %.*s.", (int)(end - via - 1), via + 1);
	if (!issue)
		return;
	issue += 1 + strspn(issue + 1, " ");
	str_addf(text, " %c%s of %s.", toupper((unsigned char)issue[0]), issue + 1, source->issued);
}

bool reference_provenance(struct context *context, int edition, const char **ret, struct err *err)
{
	const struct gci_world *world = context_loaded(context);
	const struct gci_table *table = gci_table_find(world, edition);
	struct store_source *sources;
	size_t count;
	STR_SCOPED text = { 0 };

	if (!context_sources(context, &sources, &count, err))
		return false;
	for (size_t i = 0; table && i < count; i++) {
		if (!source_used(world, table, sources[i].id))
			continue;
		if (sources[i].bundled)
			add_bundled(&text, &sources[i]);
		else
			str_addf(&text, " Figures read from %s.", sources[i].name);
	}
	*ret = arena_strdup(context->arena, text.len ? str_text(&text) + 1 : "");
	return true;
}

/* ---- the three styles ---- */

/* What a reference is made of; NULL where unknown. */
struct reference {
	int label;
	const char *title, *document, *isbn; /* one of the two */
	const char *date, *precision;
	const char *provenance; /* "" for none */
};

static const char author[] = "International Telecommunication Union";

static const char *reference_year(struct arena *arena, const struct reference *reference)
{
	return reference->date ? arena_printf(arena, "%.4s", reference->date) : "n.d.";
}

static int reference_month(const struct reference *reference)
{
	if (!reference->date || strlen(reference->date) < strlen("2021-06") ||
		(reference->precision && !strcmp(reference->precision, "year")))
		return 0;
	return (int)strtol(reference->date + strlen("2021-"), NULL, 10);
}

static void print_text(struct arena *arena, const struct reference *reference, struct str *str)
{
	STR_SCOPED line = { 0 };

	str_addf(&line, "%s (%s). %s.", author, reference_year(arena, reference), reference->title);
	if (reference->isbn)
		str_addf(&line, " ISBN %s.", reference->isbn);
	if (reference->document)
		str_addf(&line, " %s.", reference->document);
	str_addf(&line, " Geneva: ITU.%s%s", *reference->provenance ? " " : "",
		reference->provenance);
	text_escape(str, str_text(&line));
}

/* A text inside a pair of braces. LaTeX's \{ is no help there: BibTeX counts braces before LaTeX
 * sees them, and one without its partner would swallow the entries behind it. */
static void bibtex_text(struct str *str, const char *text)
{
	STR_SCOPED safe = { 0 };

	latex_text(&safe, text);
	for (const char *at = str_text(&safe); *at; at++) {
		bool brace = at[0] == '\\' && (at[1] == '{' || at[1] == '}');

		if (!brace) {
			str_addc(str, *at);
			continue;
		}
		at++;
		str_add(str, *at == '{' ? "\\textbraceleft{}" : "\\textbraceright{}");
	}
}

static void bibtex_field(struct str *str, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	str_addf(str, "  %-11s = {", name);
	bibtex_text(str, text);
	str_add(str, "},\n");
}

static void print_bibtex(struct arena *arena, const struct reference *reference, struct str *str)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul",
		"aug", "sep", "oct", "nov", "dec" };
	int month = reference_month(reference);

	str_addf(str, "@techreport{itu-gci-%d,\n", reference->label);
	/* The second pair of braces keeps an organisation from being taken for first and last name,
	 * and a title from losing its capitals. */
	str_addf(str, "  %-11s = {{%s}},\n  %-11s = {{", "author", author, "title");
	bibtex_text(str, reference->title);
	str_add(str, "}},\n");
	bibtex_field(str, "institution", author);
	bibtex_field(str, "address", "Geneva");
	bibtex_field(str, "year", reference_year(arena, reference));
	if (month >= 1 && month <= 12)
		str_addf(str, "  %-11s = %s,\n", "month", months[month - 1]);
	bibtex_field(str, "number", reference->document);
	bibtex_field(str, "isbn", reference->isbn);
	bibtex_field(str, "note", reference->provenance);
	str_add(str, "}\n");
}

static void ris_field(struct str *str, const char *tag, const char *text)
{
	if (!text || !*text)
		return;
	str_addf(str, "%s  - ", tag);
	text_escape(str, text); /* a line end would begin another field */
	str_addc(str, '\n');
}

static void print_ris(struct arena *arena, const struct reference *reference, struct str *str)
{
	int month = reference_month(reference);
	bool day = month && (!reference->precision || !strcmp(reference->precision, "day"));

	ris_field(str, "TY", "RPRT");
	ris_field(str, "AU", author);
	ris_field(str, "TI", reference->title);
	if (reference->date)
		ris_field(str, "PY", reference_year(arena, reference));
	if (month)
		ris_field(str, "DA",
			arena_printf(arena, "%.4s/%02d/%s", reference->date, month,
				day ? reference->date + strlen("2021-06-") : ""));
	ris_field(str, "PB", author);
	ris_field(str, "CY", "Geneva");
	ris_field(str, "SN", reference->isbn ? reference->isbn : reference->document);
	ris_field(str, "N1", reference->provenance);
	str_add(str, "ER  - \n");
}

bool reference_edition(struct context *context, int edition, enum reference_style style,
	const char **ret, struct err *err)
{
	static void (*const prints[])(struct arena * arena, const struct reference *reference,
		struct str *str) = { print_text, print_bibtex, print_ris };
	static const char isbn[] = "ISBN ";
	const struct gci_edition *found = edition_find(context, edition);
	struct reference reference = { .label = edition };
	STR_SCOPED str = { 0 };

	if (!reference_provenance(context, edition, &reference.provenance, err))
		return false;
	reference.title = found->title ? found->title
				       : arena_printf(context->arena,
						 "Global Cybersecurity Index %d", edition);
	if (found->document && !strncmp(found->document, isbn, strlen(isbn)))
		reference.isbn = found->document + strlen(isbn);
	else
		reference.document = found->document;
	reference.date = found->published;
	reference.precision = found->precision;
	prints[style](context->arena, &reference, &str);
	*ret = arena_strdup(context->arena, str_text(&str));
	return true;
}

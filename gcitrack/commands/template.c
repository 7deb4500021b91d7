#include "gcitrack/notes.h"
#include "gcitrack/who.h"

#include <stdlib.h>
#include <string.h>

/* The headings are words that `import` knows. Where ITU prints no ranks there is no such column,
 * where it prints no tiers no such one either; a new edition gets both. */
static const struct column with_both[] = {
	{ "Country", "name as ITU writes it", true },
	{ "ISO3", "ISO 3166-1 alpha-3 code", true },
	{ "ITU rank", "as printed; may stay empty", false },
	{ "Score", "as printed", false },
	{ "Tier", "as printed; may stay empty", false },
	{ "Legal", "pillar, as printed; may stay empty", false },
	{ "Technical", "pillar", false },
	{ "Organizational", "pillar", false },
	{ "Capacity", "pillar", false },
	{ "Cooperation", "pillar", false },
	{ NULL, NULL, false },
};

enum { FIELDS = sizeof with_both / sizeof *with_both };

/* Which columns ITU's rule for the edition asks for; of one to come both might be. */
static void rules_of(const struct context *context, int label, bool *ret_rank, bool *ret_tier)
{
	const struct gci_edition *edition = edition_find(context, label);

	*ret_rank = !edition || edition->tie_rule != GCI_TIES_NONE;
	*ret_tier = !edition || edition->tie_rule != GCI_TIES_DENSE;
}

static bool run(struct context *context, struct err *err)
{
	const struct gci_world *world;
	struct column fields[FIELDS];
	struct cell cells[FIELDS];
	size_t count = 0;
	bool known, rank, tier;
	int label;

	if (context->argument_count != 1)
		return err_set(err, ERR_USAGE,
			"template takes one edition: gcitrack template 2027 > gci2027.csv");
	if (!context_world(context, false, &world, err) ||
		!edition_parse_new(context, context->arguments[0], &label, &known, err))
		return false;
	rules_of(context, label, &rank, &tier);
	for (size_t i = 0; i < FIELDS; i++) {
		if ((!rank && i == 2) || (!tier && i == 4))
			continue;
		fields[count] = with_both[i];
		cells[count++] = cell_null();
	}
	notes_meta(context, &label, known ? 1 : 0, NULL);
	answer_begin(context->answer, fields);
	const struct gci_table *table = known ? gci_table_find(world, label) : NULL;
	for (size_t i = 0; i < world->country_count; i++) {
		const struct gci_country *country = &world->countries[i];
		if (table ? !gci_has(&table->records[i], GCI_SCORE) : !country->in_gci)
			continue;
		cells[0] = cell_text(country->name);
		cells[1] = cell_text(country->iso3);
		answer_row(context->answer, cells);
	}
	answer_end(context->answer);
	return true;
}

const struct command command_template = {
	.name = "template",
	.arguments = "EDITION",
	.summary = "a CSV to fill in and import, with the countries of an edition",
	.description =
		"For an edition with figures its countries, for another those of the latest one. "
		"Columns that are not wanted can be deleted or left empty; the figures in the "
		"program have pillars for 2020 and 2024 only.",
	.completes = "@edition",
	.store = COMMAND_READS,
	.format = FORMAT_CSV,
	.columns = with_both,
	.examples =
		(const struct example[]) {
			{ "gcitrack template 2027 > gci2027.csv", "for an edition to come" },
			{ NULL, NULL },
		},
	.run = run,
};

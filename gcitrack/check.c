#include "gcitrack/check.h"

#include "gcitrack/layout.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- parts ---- */

static struct check_part *part_add(struct check *check, const char *title, int edition)
{
	check->parts = arena_grow(check->context->arena, check->parts, &check->part_capacity,
		check->part_count + 1, sizeof *check->parts);
	check->parts[check->part_count] =
		(struct check_part) { .title = title, .edition = edition };
	return &check->parts[check->part_count++];
}

static void part_find(
	struct check *check, struct check_part *part, const struct check_finding *finding)
{
	part->findings = arena_grow(check->context->arena, part->findings, &part->capacity,
		part->count + 1, sizeof *part->findings);
	part->findings[part->count++] = *finding;
}

static const struct store_source *source_by_id(const struct check *check, int id)
{
	for (size_t i = 0; i < check->source_count; i++)
		if (check->sources[i].id == id)
			return &check->sources[i];
	return NULL;
}

/* Findings about figures of the store are about the source each is from. */
static void part_take(
	struct check *check, struct check_part *part, const struct audit *audit, const char *path)
{
	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_finding *from = &audit->findings[i];
		const struct store_source *source = source_by_id(check, from->source);
		struct check_finding finding = { .severity = from->severity,
			.code = from->code,
			.text = from->text,
			.line = from->line,
			.country = from->country,
			.file = path };

		if (!path && source) {
			finding.file = source->name;
			finding.place = !source->bundled;
		}
		if (path)
			finding.place = from->line > 0;
		part_find(check, part, &finding);
	}
}

static bool has_ranks(const struct audit *audit, const struct audit_table *table)
{
	for (size_t i = 0; i < audit->world->country_count; i++)
		if (gci_has(&table->records[i], GCI_ITU_RANK))
			return true;
	return false;
}

static const char *summary_of(struct check *check, const struct audit *audit,
	const struct audit_table *table, const struct audit_rule *rule)
{
	static const char *const words[RANK_TIES] = { [RANK_COMPETITION] = "competition ranks",
		[RANK_DENSE] = "dense ranks",
		[RANK_MODIFIED] = "modified ranks",
		[RANK_FRACTIONAL] = "fractional ranks",
		[RANK_ORDINAL] = "ordinal ranks" };
	const char *ranks = rule->told ? words[rule->ties] : "ranks that fit the scores";
	size_t listed = audit_listed(audit, table);
	STR_SCOPED text = { 0 };

	str_addf(&text, "%zu", listed);
	if (table->expected)
		str_addf(&text, " of %d", table->expected);
	str_addf(&text, " %s, ", people_countries(table->expected ? table->expected : (int)listed));
	if (rule->none)
		str_add(&text, "ranks that fit no tie rule");
	else if (rule->found && rule->followed < rule->rows)
		str_addf(&text, "%s in %zu of %zu rows", ranks, rule->followed, rule->rows);
	else if (rule->found && rule->rows > 1)
		str_addf(&text, "%s in all %zu rows", ranks, rule->rows);
	else if (rule->found)
		str_add(&text, "one rank and one score");
	else
		str_add(&text, has_ranks(audit, table) ? "ranks without scores" : "no ranks");
	return arena_strdup(check->context->arena, str_text(&text));
}

/* What the figures of a table say by themselves, and against another one. */
static void audit_all(struct check *check, struct audit *audit, const struct audit_table *table,
	const struct audit_table *other, const char *other_name, struct check_part *part)
{
	struct audit_rule rule;

	audit_ranks(audit, table, &rule);
	audit_figures(audit, table);
	audit_pillars(audit, table);
	audit_countries(audit, table, other, other_name);
	part->summary = summary_of(check, audit, table, &rule);
}

/* ---- figures of the store ---- */

/* One source's figures of an edition. */
struct held {
	const struct store_source *source;
	struct audit_table table;
	struct gci_record *records;
	struct audit_lines *lines;
	size_t listed;
};

/* Whether the figures of a source are looked at (as store/world.c does). */
static bool is_live(const struct check *check, const struct store_source *source)
{
	const char *as_known = check->context->as_known;

	return !source->withdrawn && (!as_known || strcmp(source->issued, as_known) <= 0);
}

static int held_compare(const void *left, const void *right)
{
	const struct held *a = left, *b = right;
	int order = strcmp(a->source->issued, b->source->issued);

	return order ? order : (a->source->id > b->source->id) - (a->source->id < b->source->id);
}

static struct held *held_of(const struct check *check, struct held *held, size_t *count, int source,
	const struct gci_edition *edition, int expected)
{
	size_t countries = check->world->country_count;
	const struct store_source *found = source_by_id(check, source);
	struct held *new = &held[*count];

	for (size_t i = 0; i < *count; i++)
		if (held[i].source->id == source)
			return &held[i];
	if (!found || !is_live(check, found))
		return NULL;
	*new = (struct held) { .source = found,
		.records = arena_array(check->context->arena, countries + 1, sizeof *new->records),
		.lines = arena_array(check->context->arena, countries + 1, sizeof *new->lines) };
	new->table = (struct audit_table) { .edition = edition,
		.records = new->records,
		.lines = new->lines,
		.expected = expected };
	++*count;
	return new;
}

/* The tables of every source that has figures of an edition, the one issued last at the end. */
static struct held *find_held(const struct check *check, const struct gci_edition *edition,
	int expected, const struct store_cells *cells, size_t *ret_count)
{
	struct held *all = arena_array(check->context->arena, check->source_count + 1, sizeof *all);

	*ret_count = 0;
	for (size_t i = 0; i < cells->count; i++) {
		const struct store_cell *cell = &cells->cells[i];
		struct held *held;

		if (cell->edition != edition->label)
			continue;
		held = held_of(check, all, ret_count, cell->source, edition, expected);
		if (!held || cell->country < 0 ||
			(size_t)cell->country >= check->world->country_count)
			continue;
		held->records[cell->country].figure[cell->series] =
			(struct gci_figure) { .value = cell->value, .source = cell->source };
		held->lines[cell->country].line[cell->series] = cell->line;
	}
	qsort(all, *ret_count, sizeof *all, held_compare);
	return all;
}

/* Lines of the current figures, each from its source. */
static struct audit_lines *current_lines(const struct check *check, const struct gci_table *table,
	const struct held *held, size_t held_count)
{
	size_t countries = check->world->country_count;
	struct audit_lines *lines =
		arena_array(check->context->arena, countries + 1, sizeof *lines);

	for (size_t i = 0; i < countries; i++)
		for (int series = 0; series < GCI_SERIES; series++)
			for (size_t k = 0; k < held_count; k++)
				if (held[k].source->id == table->records[i].figure[series].source)
					lines[i].line[series] = held[k].lines[i].line[series];
	return lines;
}

/* The last full edition before one; NULL for none. */
static const struct gci_table *table_before(const struct check *check, int label)
{
	const struct gci_table *before = NULL;

	for (size_t i = 0; i < check->world->table_count; i++)
		if (check->world->tables[i].edition->label < label &&
			!check->world->tables[i].partial)
			before = &check->world->tables[i];
	return before;
}

/* A digest that does not fit is a store that was changed behind gcitrack's back. */
static void find_unsound(
	struct check *check, struct check_part *part, const struct store_source *source)
{
	for (size_t i = 0; i < check->soundness_count; i++) {
		const struct store_soundness *soundness = &check->soundness[i];
		struct check_finding finding = { .severity = AUDIT_ERROR,
			.code = "digest",
			.file = source->name,
			.country = -1 };

		if (soundness->source != source->id || soundness->sound)
			continue;
		if (soundness->stated == soundness->found)
			finding.text = arena_printf(check->context->arena,
				"source %d, %s: its %" PRId64
				" figures are not those that were written: the store was changed",
				source->id, source->name, soundness->found);
		else
			finding.text = arena_printf(check->context->arena,
				"source %d, %s: %" PRId64 " figures were written and %" PRId64
				" are there: the store was changed",
				source->id, source->name, soundness->stated, soundness->found);
		part_find(check, part, &finding);
	}
}

bool check_load(struct context *context, bool verify, struct check *ret, struct err *err)
{
	struct check check = { .context = context };
	bool fine;

	if (verify)
		fine = store_sources_verify(context->store, context->arena, &check.soundness,
			       &check.soundness_count, &check.stray, &check.cells, err) &&
		       store_reference_verify(
			       context->store, context->arena, &check.reference, err) &&
		       context_world_of(context, &check.cells, &check.world, err);
	else
		fine = context_world(context, true, &check.world, err);
	if (!fine || !context_sources(context, &check.sources, &check.source_count, err))
		return false;
	*ret = check;
	return true;
}

void check_edition(struct check *check, const struct gci_table *table)
{
	struct arena *arena = check->context->arena;
	const struct gci_table *before = table_before(check, table->edition->label);
	struct audit_table current = { .edition = table->edition,
		.records = table->records,
		.expected = table->expected },
			   earlier = { 0 };
	struct check_part *part;
	struct audit audit;
	size_t count;
	struct held *held =
		find_held(check, table->edition, table->expected, &check->cells, &count);

	assert(check->soundness); /* found with the cells */
	part = part_add(
		check, arena_printf(arena, "GCI %d", table->edition->label), table->edition->label);
	current.lines = current_lines(check, table, held, count);
	if (before)
		earlier = (struct audit_table) { .edition = before->edition,
			.records = before->records };
	audit_init(&audit, check->world, arena);
	audit_all(check, &audit, &current, before ? &earlier : NULL,
		before ? arena_printf(arena, "GCI %d", before->edition->label) : NULL, part);
	for (size_t i = 1; i < count; i++)
		audit_compare(&audit, &held[i].table, held[i].source->name, &held[i - 1].table,
			held[i - 1].source->name, check->world->country_count,
			held[i].source->bundled && held[i - 1].source->bundled ? AUDIT_NOTE
									       : AUDIT_WARNING);
	part_take(check, part, &audit, NULL);
	for (size_t i = 0; i < check->source_count; i++)
		if (check->sources[i].edition == table->edition->label)
			find_unsound(check, part, &check->sources[i]);
}

static void find_altered(struct check *check, struct check_part *part)
{
	const struct store_reference *reference = &check->reference;

	if (reference->other_version)
		part_find(check, part,
			&(struct check_finding) { .severity = AUDIT_NOTE,
				.code = "reference",
				.country = -1,
				.text = "countries, names, groups and events are those of another "
					"version of gcitrack" });
	for (size_t i = 0; i < reference->altered_count; i++) {
		const struct store_altered *altered = &reference->altered[i];

		part_find(check, part,
			&(struct check_finding) { .severity = AUDIT_ERROR,
				.code = "reference",
				.country = -1,
				.text = arena_printf(check->context->arena,
					"%s: %" PRId64 " row%s not as in the program (%s%s): the "
					"store was changed",
					altered->what, altered->rows,
					altered->rows == 1 ? " is" : "s are", altered->examples,
					altered->rows > 3 ? ", ..." : "") });
	}
}

void check_store(struct check *check)
{
	struct check_part *part = part_add(check, "the store", 0);

	for (size_t i = 0; i < check->source_count; i++) {
		bool shown = false;

		for (size_t k = 0; k + 1 < check->part_count; k++)
			shown |= check->parts[k].edition == check->sources[i].edition;
		if (!shown)
			find_unsound(check, part, &check->sources[i]);
	}
	if (check->stray)
		part_find(check, part,
			&(struct check_finding) { .severity = AUDIT_ERROR,
				.code = "digest",
				.country = -1,
				.text = arena_printf(check->context->arena,
					"%" PRId64 " figures are of no source: the store was "
					"changed",
					check->stray) });
	find_altered(check, part);
	if (!part->count)
		check->part_count--;
}

/* ---- a file ---- */

/* What the reading said: what an import would refuse, and what it did on its own. */
static void take_messages(struct check *check, struct check_part *part, const char *path,
	const struct import_message *messages, size_t count, enum audit_severity severity)
{
	for (size_t i = 0; i < count; i++)
		part_find(check, part,
			&(struct check_finding) { .severity = severity,
				.code = "file",
				.file = path,
				.line = messages[i].line,
				.country = -1,
				.place = messages[i].line > 0,
				.text = messages[i].column
						? arena_printf(check->context->arena, "%s: %s",
							  messages[i].column, messages[i].text)
						: messages[i].text });
}

static void take_report(struct check *check, struct check_part *part, const char *path,
	const struct import_report *report)
{
	size_t more = report->problem_count - report->problem_listed;

	take_messages(check, part, path, report->problems, report->problem_listed, AUDIT_ERROR);
	if (more)
		part_find(check, part,
			&(struct check_finding) { .severity = AUDIT_ERROR,
				.code = "file",
				.file = path,
				.country = -1,
				.stands_for = more,
				.text = arena_printf(check->context->arena,
					"%zu more problems, not listed", more) });
	take_messages(check, part, path, report->notes, report->note_count, AUDIT_NOTE);
}

/* The table of the store that a file's is nearest to: an issue of the edition, or what is current
 * of it; NULL where the store has none. */
static bool nearest(struct check *check, const struct audit_table *table,
	struct audit_table *current, const struct audit_table **ret, const char **ret_name,
	struct err *err)
{
	const struct gci_table *stored = gci_table_find(check->world, table->edition->label);
	size_t countries = check->world->country_count, count, least, differ;
	struct store_cells cells;
	struct held *held;
	struct audit audit;

	*ret = NULL;
	if (!stored)
		return true;
	audit_init(&audit, check->world, check->context->arena);
	*current = (struct audit_table) {
		.edition = stored->edition, .records = stored->records, .expected = stored->expected
	};
	if (!store_cells(check->context->store, stored->edition->label, check->context->arena,
		    &cells, err))
		return false;
	held = find_held(check, stored->edition, stored->expected, &cells, &count);
	*ret = current;
	*ret_name = "the store";
	least = audit_compare(NULL, table, "", current, "", countries, AUDIT_NOTE);
	for (size_t i = count; i > 0; i--) {
		const struct audit_table *issue = &held[i - 1].table;

		/* A few figures that somebody imported are no issue of the edition. */
		if (gci_is_partial(audit_listed(&audit, issue), stored->listed))
			continue;
		differ = audit_compare(NULL, table, "", issue, "", countries, AUDIT_NOTE);
		/* By name where it is the same as what is current. */
		if (differ < least || (differ == least && *ret == current)) {
			least = differ;
			*ret = issue;
			*ret_name = held[i - 1].source->name;
		}
	}
	return true;
}

static bool check_file_table(struct check *check, const char *path, const struct import_table *read,
	struct check_part *part, struct err *err)
{
	struct arena *arena = check->context->arena;
	const struct gci_table *before = table_before(check, read->edition->label);
	size_t countries = check->world->country_count;
	struct audit_lines *lines = arena_array(arena, countries + 1, sizeof *lines);
	struct audit_table table = { .edition = read->edition,
		.records = read->records,
		.lines = lines,
		.say_lines = true,
		.expected = gci_expected(check->world, read->edition) },
			   current, earlier = { 0 };
	const struct audit_table *other;
	const char *name = NULL;
	struct audit audit;

	for (size_t i = 0; i < countries; i++)
		memcpy(lines[i].line, read->lines[i], sizeof lines[i].line);
	if (!nearest(check, &table, &current, &other, &name, err))
		return false;
	if (!other && before) {
		earlier = (struct audit_table) { .edition = before->edition,
			.records = before->records };
		name = arena_printf(arena, "GCI %d", before->edition->label);
	}
	audit_init(&audit, check->world, arena);
	audit_all(check, &audit, &table, other ? other : before ? &earlier : NULL, name, part);
	if (other)
		audit_compare(&audit, &table, "the file", other, name, countries, AUDIT_WARNING);
	part_take(check, part, &audit, path);
	return true;
}

bool check_file(struct check *check, const char *path, const struct import_options *options,
	struct err *err)
{
	struct arena *arena = check->context->arena;
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
	struct import_reading reading;

	if (!import_read(check->context->store, path, options, arena, &reading, err))
		return false;
	for (size_t i = 0; i < reading.table_count; i++) {
		int label = reading.tables[i].edition->label;
		struct check_part *part =
			part_add(check, arena_printf(arena, "%s, GCI %d", name, label), label);

		part->is_file = true;
		if (i == 0)
			take_report(check, part, name, &reading.report);
		if (!check_file_table(check, name, &reading.tables[i], part, err))
			return false;
	}
	if (!reading.table_count) {
		struct check_part *part = part_add(check, name, 0);

		part->is_file = true;
		take_report(check, part, name, &reading.report);
	}
	return true;
}

/* ---- the end ---- */

void check_sort(struct check *check)
{
	for (size_t p = 0; p < check->part_count; p++) {
		struct check_part *part = &check->parts[p];
		struct check_finding *sorted =
			arena_array(check->context->arena, part->count + 1, sizeof *sorted);
		size_t count = 0;

		for (int severity = AUDIT_ERROR; severity >= AUDIT_NOTE; severity--)
			for (size_t i = 0; i < part->count; i++)
				if (part->findings[i].severity == (enum audit_severity)severity)
					sorted[count++] = part->findings[i];
		part->findings = sorted;
	}
}

size_t check_count(const struct check *check, enum audit_severity severity)
{
	size_t count = 0;

	for (size_t p = 0; p < check->part_count; p++)
		for (size_t i = 0; i < check->parts[p].count; i++) {
			const struct check_finding *finding = &check->parts[p].findings[i];
			size_t own = finding->stands_for ? finding->stands_for : 1;

			count += finding->severity == severity ? own : 0;
		}
	return count;
}

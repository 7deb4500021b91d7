#include "import/figures.h"

#include "base/mem.h"

void figures_init(struct figures *figures, size_t country_count)
{
	*figures = (struct figures) { .country_count = country_count };
}

void figures_finish(struct figures *figures)
{
	size_t i;

	for (i = 0; i < figures->table_count; i++) {
		mem_free(figures->tables[i]->rows);
		mem_free(figures->tables[i]);
	}
	mem_free(figures->tables);
}

struct figure_table *figures_table(const struct figures *figures, int edition)
{
	size_t i;

	/* Backwards: rows of one edition mostly stand together. */
	for (i = figures->table_count; i > 0; i--)
		if (figures->tables[i - 1]->edition->label == edition)
			return figures->tables[i - 1];
	return NULL;
}

struct figure_table *figures_table_add(struct figures *figures, const struct gci_edition *edition)
{
	struct figure_table *table = mem_alloc(sizeof *table);

	table->edition = edition;
	table->rows = mem_alloc(figures->country_count * sizeof *table->rows);
	figures->tables = mem_grow(figures->tables, &figures->table_capacity,
		figures->table_count + 1, sizeof *figures->tables);
	figures->tables[figures->table_count++] = table;
	return table;
}

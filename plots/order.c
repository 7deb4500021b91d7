#include "plots/order.h"

#include <stdlib.h>
#include <string.h>

bool order_reversed(enum plot_metric metric)
{
	return metric == PLOT_PLACE || metric == PLOT_ITU;
}

const char *order_text(const char *text)
{
	return text ? text : "";
}

size_t order_highlighted(const struct plot_input *input)
{
	return order_accent(input, input->line_count);
}

size_t order_accent(const struct plot_input *input, size_t line)
{
	size_t count = 0;

	for (size_t i = 0; i < line; i++)
		count += input->lines[i].highlighted && !input->lines[i].median;
	return count;
}

bool order_last(const struct plot_input *input, size_t line, size_t *ret)
{
	for (size_t k = input->edition_count; k-- > 0;) {
		if (input->lines[line].points[k].present) {
			*ret = k;
			return true;
		}
	}
	return false;
}

struct ordered {
	const struct plot_input *input;
	size_t line;
};

static int by_points(const void *a, const void *b)
{
	const struct ordered *left = a, *right = b;
	const struct plot_input *input = left->input;
	const struct plot_line *one = &input->lines[left->line],
			       *other = &input->lines[right->line];
	int sign = order_reversed(input->metric) ? 1 : -1, names;

	for (size_t k = input->edition_count; k-- > 0;) {
		const struct plot_point *p = &one->points[k], *q = &other->points[k];

		if (p->present != q->present)
			return p->present ? -1 : 1;
		if (p->present && p->value != q->value)
			return p->value < q->value ? -sign : sign;
		if (p->present)
			break;
	}
	names = strcmp(order_text(one->name), order_text(other->name));
	return names ? names : (left->line > right->line) - (left->line < right->line);
}

size_t *order_of(const struct plot_input *input, struct arena *arena, size_t *ret_count)
{
	struct ordered *list = arena_array(arena, input->line_count, sizeof *list);
	size_t *order = arena_array(arena, input->line_count, sizeof *order);
	size_t count = 0, last;

	for (size_t i = 0; i < input->line_count; i++)
		if (!input->lines[i].median && !input->lines[i].backdrop &&
			order_last(input, i, &last))
			list[count++] = (struct ordered) { input, i };
	if (count > 0)
		qsort(list, count, sizeof *list, by_points);
	for (size_t i = 0; i < count; i++)
		order[i] = list[i].line;
	*ret_count = count;
	return order;
}

bool order_check(const char *kind, size_t count, size_t least, size_t most, struct err *err)
{
	if (count < least)
		return err_set(err, ERR_MISLEADING,
			"%s compares countries: name at least %zu, or a group", kind, least);
	if (count > most)
		return err_set(err, ERR_MISLEADING,
			"%s cannot show %zu countries, %zu at most: name a smaller group", kind,
			count, most);
	return true;
}

/* Every allocation and every call fails: once, and from then on. */
#include "tests/faults/faults.h"

#include <stdio.h>

enum { SAMPLE = 12 }; /* faults of a task in the short run */

static const char *way_name(int way)
{
	static const char *const names[WAYS] = { [WAY_IO] = "EIO",
		[WAY_FULL] = "ENOSPC",
		[WAY_OPEN] = "EACCES",
		[WAY_DESCRIPTORS] = "EMFILE",
		[WAY_BUSY] = "locked",
		[WAY_SHORT] = "half",
		[WAY_END] = "end of file",
		[WAY_INTERRUPTED] = "EINTR" };

	return names[way];
}

/* Runs with fault number 1, 2, ... until one has none. The sample takes a few, spread by chance. */
static void every(struct scene *scene, const struct task *task, enum fault_mode mode)
{
	struct control *control = scene->control;
	uint64_t random = random_of(task->name) + (uint64_t)task->way * 2 + task->onward;
	int64_t step = 1, total;

	control_reset(scene, mode);
	control->way = (enum fault_way)task->way;
	control->at = INT64_MAX;
	scene_restore(scene);
	server_begin(scene, scene->command->arguments);
	server_run(scene);
	total = control->seen;
	scene->result->possible = total;
	if (control->overflow)
		fail("%s: too many allocations to watch", task->name);
	if (plan.sample && total > SAMPLE)
		step = total / SAMPLE;
	for (int64_t at = 1;; at += step) {
		int64_t chosen =
			step > 1 ? at + (int64_t)(random_next(&random) % (uint64_t)step) : at;

		scene_restore(scene);
		control_reset(scene, mode);
		control->way = (enum fault_way)task->way;
		control->onward = task->onward;
		control->at = chosen;
		server_run(scene);
		scene->result->runs++;
		if (control->injected == 0)
			break;
		judge(scene, "%s: %s number %lld%s%s%s", scene->command->name, control->call,
			(long long)chosen, task->onward ? " and all after it" : "",
			mode == FAULT_CALL ? ": " : "",
			mode == FAULT_CALL ? way_name(task->way) : "");
	}
	server_end(scene);
}

void task_memory(struct scene *scene, const struct task *task)
{
	every(scene, task, FAULT_MEMORY);
}

/* The database itself says no: to preparing, to a first row, to a second, to a commit. */
void task_database(struct scene *scene, const struct task *task)
{
	every(scene, task, FAULT_DATABASE);
}

void task_calls(struct scene *scene, const struct task *task)
{
	every(scene, task, FAULT_CALL);
}

/* Disks that are full after so many bytes, files that may not grow past a limit, and disks that are
 * write-protected. */
#include "tests/faults/faults.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512, SAMPLE = 10 };

/* What a run makes files grow by, found by halving. */
static int64_t need(struct scene *scene)
{
	int64_t low = -1, high = 16 * 1024 * 1024;

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		scene_restore(scene);
		control_reset(scene, FAULT_SPACE);
		scene->control->space = middle;
		run_program(scene, scene->command->arguments);
		if (scene->control->injected)
			low = middle;
		else
			high = middle;
	}
	return high;
}

void task_full_disk(struct scene *scene, const struct task *task)
{
	int64_t most = need(scene), step = SECTOR;

	if (most / step > 1200) /* a new store is made in one go: every page is enough */
		step = 4 * SECTOR;
	if (plan.sample && most / step > SAMPLE)
		step = most / SAMPLE;
	for (int64_t space = 0; space < most; space += step) {
		scene_restore(scene);
		control_reset(scene, FAULT_SPACE);
		scene->control->space = space;
		run_program(scene, scene->command->arguments);
		scene->result->runs++;
		if (scene->control->injected)
			judge(scene, "%s: room for %lld bytes", task->name, (long long)space);
	}
}

/* The kernel's own limit, which ends a program that does not expect it. */
void task_file_limit(struct scene *scene, const struct task *task)
{
	int64_t most = (int64_t)scene->after.length, step = 8 * SECTOR, from = 0;

	if (scene->output_after.present)
		most = (int64_t)scene->output_after.length;
	else if (scene->out.length > scene->after.length || !scene->command->writes)
		most = (int64_t)scene->out.length;
	if (!scene->command->writes)
		step = most / 24 + 1;
	if (plan.sample)
		step = most / SAMPLE + 1;
	for (int64_t limit = from; limit < most; limit += step) {
		scene_restore(scene);
		control_reset(scene, FAULT_NONE);
		/* What is said has to fit: the scratch file of stderr has the same limit. */
		run_end(scene,
			run_begin(scene, scene->command->arguments, limit < 600 ? 600 : limit));
		scene->result->runs++;
		if (scene->status == 0 && !plan.sample && limit > 600 &&
			judge(scene, "%s: files of at most %lld bytes", task->name,
				(long long)limit) == SURVIVED)
			continue;
		if (scene->status != 0)
			judge(scene, "%s: files of at most %lld bytes", task->name,
				(long long)limit);
	}
}

void task_read_only(struct scene *scene, const struct task *task)
{
	for (int number = 0; number < (int)COMMANDS; number++) {
		struct scene own;

		scene_open(&own, scene->result, "protected");
		if (scene_command(&own, &commands[number])) {
			scene_restore(&own);
			control_reset(&own, FAULT_READ_ONLY);
			run_program(&own, own.command->arguments);
			own.result->runs++;
			if (own.control->injected)
				judge(&own, "%s: %s", task->name, own.command->name);
		}
		scene_close(&own);
	}
}

/* The floor for S1: a program that links the same libraries, opens the same data and runs one
 * select. */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>

extern const unsigned char store_image[], store_image_end[];

int main(void)
{
	sqlite3_int64 size = store_image_end - store_image;
	sqlite3_stmt *statement;
	sqlite3 *db;

	if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
		sqlite3_deserialize(db, "main", (unsigned char *)(uintptr_t)store_image, size, size,
			SQLITE_DESERIALIZE_READONLY) != SQLITE_OK ||
		sqlite3_prepare_v2(db,
			"SELECT edition, series, value FROM figure WHERE country = (SELECT id FROM "
			"country WHERE iso3 = 'IDN') ORDER BY edition, series",
			-1, &statement, NULL) != SQLITE_OK)
		return 1;
	while (sqlite3_step(statement) == SQLITE_ROW)
		printf("%d %d %lld\n", sqlite3_column_int(statement, 0),
			sqlite3_column_int(statement, 1),
			(long long)sqlite3_column_int64(statement, 2));
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return 0;
}

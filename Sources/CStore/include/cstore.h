// How this program has SQLite work.
#ifndef KAIRAN_CSTORE_H
#define KAIRAN_CSTORE_H

/// Sets SQLite up for every connection that is opened from now on; costs nothing the second time. SQLITE_OK, or SQLite's
/// error.
///
/// - Journals: SQLite opens its rollback journal anew in each transaction, and each time syncs the folder in which it
///   stands, as if the file were new: a fifth sync for each commit. Here a journal whose entry in its folder is on disk
///   already is opened as a file that exists.
/// - Memory: SQLite does not count what it holds, which takes a lock for each piece of it.
int cstore_set_up(void);

#endif

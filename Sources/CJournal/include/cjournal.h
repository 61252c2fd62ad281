// SQLite opens its rollback journal anew in each transaction, and each time it syncs the folder that the journal stands
// in, as if the file were new: a fifth sync for each commit. This is SQLite's own way to files, except that a journal whose
// entry in its folder is on disk already is opened as a file that exists.
#ifndef KAIRAN_CJOURNAL_H
#define KAIRAN_CJOURNAL_H

/// Makes it the way of every connection that is opened from now on; costs nothing the second time. SQLITE_OK, or SQLite's
/// error.
int cjournal_register(void);

#endif

#ifndef KAIRAN_CLINUX_SHIM_H
#define KAIRAN_CLINUX_SHIM_H

// What Swift's Glibc module leaves out: descriptors that stand for signals, timers, directories and wake-ups, so that
// one poll can wait for all of them.
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#endif

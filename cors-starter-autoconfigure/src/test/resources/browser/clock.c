/*
 * Moves the clock of a program that is started with LD_PRELOAD by a number of seconds, which somebody writes into the
 * file that CLOCK names while the program runs. What waits until some time still waits as long as it would have.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static volatile long *moved;

__attribute__((constructor)) static void open_clock(void)
{
	const char *name = getenv("CLOCK");
	int file = name ? open(name, O_RDONLY) : -1;
	void *content = (file >= 0) ? mmap(0, sizeof(long), PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
	moved = (content != MAP_FAILED) ? content : 0;
	if (file >= 0) {
		close(file);
	}
}

static long seconds(void)
{
	return moved ? *moved : 0;
}

static struct timespec real(const struct timespec *time)
{
	struct timespec real = *time;
	real.tv_sec -= seconds();
	return real;
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
	int result = syscall(SYS_clock_gettime, clock, time);
	if (result == 0 && (clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME || clock == CLOCK_REALTIME
			|| clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_REALTIME_COARSE)) {
		time->tv_sec += seconds();
	}
	return result;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *time)
{
	int (*next)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *)
		= dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
	struct timespec until = real(time);
	return next(condition, mutex, &until);
}

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
		const struct timespec *time)
{
	int (*next)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *)
		= dlsym(RTLD_NEXT, "pthread_cond_clockwait");
	struct timespec until = real(time);
	return next(condition, mutex, clock, &until);
}

int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *time)
{
	int (*next)(pthread_mutex_t *, const struct timespec *) = dlsym(RTLD_NEXT, "pthread_mutex_timedlock");
	struct timespec until = real(time);
	return next(mutex, &until);
}

int sem_timedwait(sem_t *semaphore, const struct timespec *time)
{
	int (*next)(sem_t *, const struct timespec *) = dlsym(RTLD_NEXT, "sem_timedwait");
	struct timespec until = real(time);
	return next(semaphore, &until);
}

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *time)
{
	int (*next)(sem_t *, clockid_t, const struct timespec *) = dlsym(RTLD_NEXT, "sem_clockwait");
	struct timespec until = real(time);
	return next(semaphore, clock, &until);
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *rest)
{
	int (*next)(clockid_t, int, const struct timespec *, struct timespec *) = dlsym(RTLD_NEXT, "clock_nanosleep");
	struct timespec until = (flags & TIMER_ABSTIME) ? real(time) : *time;
	return next(clock, flags, &until, rest);
}

int timerfd_settime(int timer, int flags, const struct itimerspec *value, struct itimerspec *former)
{
	struct itimerspec set = *value;
	if ((flags & TFD_TIMER_ABSTIME) && (set.it_value.tv_sec != 0 || set.it_value.tv_nsec != 0)) {
		set.it_value = real(&set.it_value);
	}
	return syscall(SYS_timerfd_settime, timer, flags, &set, former);
}

/* check_all.c - many files at the same time, and what is told of them in their order
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Threads read and decide; this one, which started them, says and writes what came of it. What they share but
 * the queue is not written to.
 */
#define _POSIX_C_SOURCE 200809L /* clock_gettime, ftello */

#include "check.h"
#include "json_parts.h"
#include "progress.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
  AHEAD = 8,             /* files for each thread that may be done and wait for their turn */
  SHOW_EVERY = 200000000 /* nanoseconds */
};

typedef struct job {
  check_outlet outlet;
  atomic_uint_least64_t taken;
  bool is_done;
} job;

typedef struct all {
  const check_request *request;
  const check_report *report;
  const char *const *paths;
  FILE *out;
  FILE *lines; /* of findings that wait for whole() */
  off_t end;   /* of those that are there in order */
  size_t count;
  check_result *results;
  job *jobs;
  check_queue queue;
  progress progress;
  uint32_t found;
  bool has_failed;     /* a file */
  compact_error error; /* of the report */

  pthread_mutex_t lock; /* of what follows, is_done and queue.turn */
  pthread_cond_t has_changed;
  size_t next; /* that no thread has taken */
} all;

/* ---- Reading ---- */

static void read_one(all *self, size_t index) {
  job *mine = &self->jobs[index];
  mine->outlet = (check_outlet){.queue = &self->queue, .index = index};
  check_file(self->request, self->report, self->paths[index], &mine->outlet, &mine->taken,
             &self->results[index]);
}

/* Waits until a file may be taken; false: there is none left. */
static bool take_next(all *self, size_t *index) {
  while (!atomic_load(&self->queue.is_over) && self->next < self->count &&
         self->next - atomic_load(&self->queue.turn) >= self->request->jobs * AHEAD)
    pthread_cond_wait(&self->has_changed, &self->lock);
  *index = self->next++;
  return !atomic_load(&self->queue.is_over) && *index < self->count;
}

static void *work(void *user) {
  all *self = user;
  size_t index;
  pthread_mutex_lock(&self->lock);
  while (take_next(self, &index)) {
    pthread_mutex_unlock(&self->lock);
    read_one(self, index);
    pthread_mutex_lock(&self->lock);
    self->jobs[index].is_done = true;
    pthread_cond_broadcast(&self->has_changed);
  }
  pthread_mutex_unlock(&self->lock);
  return NULL;
}

/* ---- Waiting ---- */

static uint64_t taken_so_far(const all *self) {
  uint64_t taken = 0;
  for (size_t i = 0; i < self->count; i++)
    taken += atomic_load_explicit(&self->jobs[i].taken, memory_order_relaxed);
  return taken;
}

static void wait_a_little(all *self) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_nsec += SHOW_EVERY;
  until.tv_sec += until.tv_nsec / 1000000000;
  until.tv_nsec %= 1000000000;
  if (pthread_cond_timedwait(&self->has_changed, &self->lock, &until) == ETIMEDOUT)
    progress_show(&self->progress, taken_so_far(self));
}

/* Also where no thread could be started. */
static void wait_for(all *self, size_t index, bool has_threads) {
  pthread_mutex_lock(&self->lock);
  while (has_threads && !self->jobs[index].is_done) {
    if (self->progress.terminal != NULL)
      wait_a_little(self);
    else
      pthread_cond_wait(&self->has_changed, &self->lock);
  }
  pthread_mutex_unlock(&self->lock);
  if (!has_threads)
    read_one(self, index);
  progress_hide(&self->progress);
}

/* ---- What is told of one ---- */

static void fail(all *self, compact_error error) {
  self->error = self->error == COMPACT_ERROR_NONE ? error : self->error;
  if (self->error == COMPACT_ERROR_NONE && ferror(self->out) != 0)
    self->error = COMPACT_ERROR_WRITE;
}

/* The names of sheets, as far as there is room. */
static const char *names_of(const check_result *result, char *names, size_t size) {
  static const char more[] = " and more";
  size_t length = (size_t)snprintf(names, size, "it has ");
  if (result->table_count == 1 && result->tables[0].sheet[0] == '\0') /* a .csv */
    return "it has no sheets, so leave --sheet out";
  for (size_t i = 0; i < result->table_count; i++) {
    const char *name = result->tables[i].sheet;
    if (strlen(name) + sizeof more + 4 > size - length) {
      strcpy(names + length, more);
      break;
    }
    length += (size_t)snprintf(names + length, size - length, "%s\"%s\"", i == 0 ? "" : ", ", name);
  }
  return result->table_count == 0 ? "all of its sheets are hidden" : names;
}

/* It is the last problem of the file; here with what to do. */
static void tell_lack(const check_request *request, const check_result *result) {
  char names[256];
  const char *other = request->sheet == NULL ? "" : ", or name another --sheet";
  const char *remedy = result->lack == CHECK_LACKS_SHEET   ? names_of(result, names, sizeof names)
                       : result->lack == CHECK_LACKS_SHOWN ? "name one with --sheet"
                       : result->lack == CHECK_LACKS_ROWS
                           ? "look whether it is the right file"
                           : "say what they mean with --map \"Their title=fact\"";
  complain(&command_check, "%s: %s: %s%s", result->path,
           check_problem_at(result, check_problem_count(result) - 1), remedy,
           result->lack == CHECK_LACKS_SHEET ? "" : other);
}

static void tell_problems(const check_request *request, const check_result *result) {
  if (result->diagnostics != NULL)
    print_diagnostics(result->diagnostics);
  if (result->lack != CHECK_LACKS_NOTHING)
    tell_lack(request, result);
  if (result->error == COMPACT_ERROR_MEMORY)
    complain(&command_check, "%s: %s", result->path, compact_error_text(result->error));
}

static void tell_one(all *self, size_t index) {
  check_result *result = &self->results[index];
  fail(self, check_outlet_end(&self->jobs[index].outlet));
  result->lines = self->lines;
  result->start = self->end;
  result->end = self->end = self->lines == NULL ? 0 : ftello(self->lines);
  fflush(self->out);
  tell_problems(self->request, result);
  if (result->error == COMPACT_ERROR_WRITE)
    fail(self, result->error);
  if (result->error == COMPACT_ERROR_NONE && self->report->file != NULL)
    fail(self, self->report->file(self->out, self->request, result));
  fflush(self->out);
  fail(self, COMPACT_ERROR_NONE);
  self->found |= result->found;
  self->has_failed = self->has_failed || result->error != COMPACT_ERROR_NONE;
  if (self->report->whole == NULL)
    check_result_free(result);
}

static void next_turn(all *self) {
  pthread_mutex_lock(&self->lock);
  atomic_fetch_add(&self->queue.turn, 1);
  atomic_store(&self->queue.is_over, self->error != COMPACT_ERROR_NONE);
  pthread_cond_broadcast(&self->has_changed);
  pthread_mutex_unlock(&self->lock);
}

/* ---- All ---- */

static size_t start_threads(all *self, pthread_t *threads, size_t wanted) {
  size_t started = 0;
  while (started < wanted && pthread_create(&threads[started], NULL, work, self) == 0)
    started++;
  return started;
}

static void read_and_tell(all *self, pthread_t *threads) {
  size_t wanted = self->request->jobs < self->count ? self->request->jobs : self->count;
  size_t started = start_threads(self, threads, wanted);
  for (size_t i = 0; self->error == COMPACT_ERROR_NONE && i < self->count; i++) {
    wait_for(self, i, started > 0);
    tell_one(self, i);
    next_turn(self);
  }
  for (size_t i = 0; i < started; i++)
    pthread_join(threads[i], NULL);
}

static void write_all(all *self, pthread_t *threads) {
  if (self->report->head != NULL)
    fail(self, self->report->head(self->out, self->request));
  if (self->error == COMPACT_ERROR_NONE)
    read_and_tell(self, threads);
  if (self->error == COMPACT_ERROR_NONE && self->report->whole != NULL)
    fail(self, self->report->whole(self->out, self->request, self->results, self->count));
  fail(self, COMPACT_ERROR_NONE);
}

/* A bar between findings on the same screen would be in the way. */
static void begin_progress(all *self) {
  bool is_in_the_way = self->report->is_streamed && isatty(fileno(self->out)) == 1;
  if (!progress_is_wanted() || is_in_the_way)
    return;
  self->progress.terminal = stderr;
  for (size_t i = 0; i < self->count; i++) {
    struct stat status;
    if (stat(self->paths[i], &status) == 0 && S_ISREG(status.st_mode))
      self->progress.total += (uint64_t)status.st_size;
  }
}

/* Where findings go to wait; false: there is no such place. */
static bool open_lines(all *self) {
  bool is_needed = self->report->finding != NULL && !self->report->is_streamed;
  self->lines = is_needed ? tmpfile() : NULL;
  self->queue.stream = is_needed ? self->lines : self->out;
  return !is_needed || self->lines != NULL;
}

static int check_with(all *self, pthread_t *threads) {
  if (!open_lines(self))
    return EXIT_CANNOT_WRITE;
  begin_progress(self);
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->has_changed, NULL);
  write_all(self, threads);
  pthread_cond_destroy(&self->has_changed);
  pthread_mutex_destroy(&self->lock);
  for (size_t i = 0; i < self->count; i++) {
    check_result_free(&self->results[i]);
    if (self->jobs[i].outlet.apart != NULL)
      fclose(self->jobs[i].outlet.apart);
  }
  if (self->lines != NULL)
    fclose(self->lines);
  if (self->error == COMPACT_ERROR_MEMORY)
    complain(&command_check, "%s", compact_error_text(self->error));
  return self->error == COMPACT_ERROR_WRITE                      ? EXIT_CANNOT_WRITE
         : self->has_failed || self->error != COMPACT_ERROR_NONE ? EXIT_INVALID
                                                                 : EXIT_DONE;
}

int check_all(const check_request *request, const check_report *report, const char *const *paths, FILE *out,
              uint32_t *found) {
  all self = {.request = request, .report = report, .paths = paths, .out = out};
  int status = EXIT_INVALID;
  json_begin();
  while (paths[self.count] != NULL)
    self.count++;
  self.results = calloc(self.count + 1, sizeof *self.results);
  self.jobs = calloc(self.count + 1, sizeof *self.jobs);
  pthread_t *threads = calloc(request->jobs, sizeof *threads);
  if (self.results != NULL && self.jobs != NULL && threads != NULL)
    status = check_with(&self, threads);
  else
    complain(&command_check, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
  *found = self.found;
  free(self.results);
  free(self.jobs);
  free(threads);
  return status;
}

package org.detente.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Runs numbered tasks on several threads. Every thread has a worker of its own, which keeps what
/// it needs from task to task; whichever takes a task, the result must be the same.
public final class Crew {

  private Crew() {}

  /// Does tasks on one thread.
  public interface Worker {
    /// @param task 0 up to the number of tasks
    /// @throws IOException if the result cannot be kept
    void run(int task) throws IOException;
  }

  /// Runs all tasks and returns when they are done. The first failure stops the rest.
  ///
  /// @param threads 1 or more
  /// @param tasks number of tasks
  /// @param workers makes a worker for each thread, on that thread
  /// @throws InterruptedException if this thread is interrupted
  public static void run(int threads, int tasks, Supplier<Worker> workers)
      throws IOException, InterruptedException {
    var next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<?>>();
      for (int t = 0; t < threads; t++) {
        running.add(
            pool.submit(
                () -> {
                  Worker worker = workers.get();
                  int task = next.getAndIncrement();
                  while (task < tasks && !Thread.currentThread().isInterrupted()) {
                    worker.run(task);
                    task = next.getAndIncrement();
                  }
                  return null;
                }));
      }
      await(running, pool);
    }
  }

  private static void await(Iterable<Future<?>> running, ExecutorService pool)
      throws IOException, InterruptedException {
    try {
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      pool.shutdownNow();
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("a run failed", e.getCause());
    } catch (InterruptedException e) {
      pool.shutdownNow();
      throw e;
    }
  }
}

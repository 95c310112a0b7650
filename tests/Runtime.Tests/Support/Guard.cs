using System.Runtime.CompilerServices;

namespace GenFlow.Tests.Support;

/// <summary>Makes a test that hangs a test that fails, and says what it waited for.</summary>
internal static class Guard
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task WithinAsync(this Task task, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await WaitAsync(task, what);
        await task;
    }

    public static async Task<T> WithinAsync<T>(this Task<T> task, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await WaitAsync(task, what);
        return await task;
    }

    public static Task<T> WithinAsync<T>(this ValueTask<T> task, [CallerArgumentExpression(nameof(task))] string what = "") =>
        task.AsTask().WithinAsync(what);

    public static Task WithinAsync(this ValueTask task, [CallerArgumentExpression(nameof(task))] string what = "") =>
        task.AsTask().WithinAsync(what);

    /// <summary>Everything that a stream gives, read under the guard.</summary>
    public static Task<List<T>> AllAsync<T>(this IAsyncEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string what = "") =>
        ReadAsync(items).WithinAsync(what);

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }

    private static async Task WaitAsync(Task task, string what)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail($"Still not done after {Limit.TotalSeconds} s: {what}");
        }
#pragma warning disable CA1031 // The caller awaits the task itself.
        catch (Exception) when (task.IsCompleted)
#pragma warning restore CA1031
        {
        }
    }
}

using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenFlow.Testing;

/// <summary>What a run has published, as a list with assertions. A failed one throws <see cref="WorkflowTestException"/> with all of it.</summary>
public sealed class StreamRecording : IReadOnlyList<StreamItem>
{
    private readonly StreamItem[] _items;
    private readonly string _state;

    internal StreamRecording(StreamItem[] items, string state)
    {
        _items = items;
        _state = state;
    }

    /// <summary>Makes one of items that were read elsewhere, for the assertions.</summary>
    /// <param name="items">The items, in order.</param>
    public StreamRecording(IEnumerable<StreamItem> items)
        : this([.. items], "")
    {
    }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public StreamItem this[int index] => _items[index];

    /// <summary>The events of a type, in order.</summary>
    /// <typeparam name="T">The type; events that derive from it come too.</typeparam>
    public IReadOnlyList<T> Events<T>() where T : StreamEvent => [.. _items.Select(static item => item.Event).OfType<T>()];

    /// <summary>Some item is an event of a type.</summary>
    /// <typeparam name="T">The type; events that derive from it count too.</typeparam>
    /// <param name="where">Which of them; null for any.</param>
    /// <param name="text">The condition as the message shows it; given by the compiler.</param>
    /// <returns>The first such event.</returns>
    public T ShouldContain<T>(Func<T, bool>? where = null, [CallerArgumentExpression(nameof(where))] string text = "") where T : StreamEvent =>
        Events<T>().FirstOrDefault(ev => where is null || where(ev)) ?? throw Failure($"The stream has no {Expected.Event(where, text)}.");

    /// <summary>No item is an event of a type.</summary>
    /// <typeparam name="T">The type; events that derive from it count too.</typeparam>
    /// <param name="where">Which of them; null for any.</param>
    /// <param name="text">The condition as the message shows it; given by the compiler.</param>
    public void ShouldNotContain<T>(Func<T, bool>? where = null, [CallerArgumentExpression(nameof(where))] string text = "") where T : StreamEvent
    {
        Expected unwanted = Expected.Event(where, text);
        int index = Array.FindIndex(_items, item => unwanted.Matches(item));
        if (index >= 0)
        {
            throw Failure(string.Create(CultureInfo.InvariantCulture, $"The stream has a {unwanted}: item {_items[index].Sequence}."));
        }
    }

    /// <summary>The items contain these, in this order; others may be between them.</summary>
    /// <param name="expected">What to find.</param>
    public void ShouldContainInOrder(params Expected[] expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        int at = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            int from = at;
            while (at < _items.Length && !expected[i].Matches(_items[at]))
            {
                at++;
            }

            if (at++ == _items.Length)
            {
                string after = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" after item {_items[from - 1].Sequence}, {expected[i - 1]}");
                throw Failure($"The stream has no {expected[i]}{after}.");
            }
        }
    }

    /// <summary>The items are exactly these.</summary>
    /// <param name="expected">The items, the run's end among them once it has ended.</param>
    public void ShouldBe(params Expected[] expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        for (int i = 0; i < Math.Max(expected.Length, _items.Length); i++)
        {
            if (i >= _items.Length)
            {
                throw Failure($"The stream has no more items where {expected[i]} was expected.");
            }

            if (i >= expected.Length || !expected[i].Matches(_items[i]))
            {
                string wanted = i < expected.Length ? $"{expected[i]}" : "no more item";
                throw Failure(string.Create(CultureInfo.InvariantCulture, $"Item {_items[i].Sequence} of the stream should be {wanted}."));
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<StreamItem> GetEnumerator() => ((IEnumerable<StreamItem>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line for each item: number, time since the first, step, attempt, path and event.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = _items.Select(static item => Where(item).Length).DefaultIfEmpty().Max();
        foreach (StreamItem item in _items)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.Sequence,6}  {Naming.Text(item.Timestamp - _items[0].Timestamp),10}  ")
                .Append(Where(item).PadRight(width)).Append("  ").Append(Naming.Text(item.Event)).Append('\n');
        }

        return text.ToString();
    }

    internal WorkflowTestException Failure(string message, Exception? cause = null)
    {
        string seen = _items.Length == 0 ? "The stream is empty.\n" : $"The stream:\n{this}";
        return new WorkflowTestException($"{message}\n{seen}{_state}", this, cause);
    }

    private static string Where(StreamItem item) =>
        item.Step is null
            ? item.Path
            : $"{(item.Path.Length == 0 ? "" : item.Path + "/")}{item.Step}{(item.Attempt > 1 ? FormattableString.Invariant($" (attempt {item.Attempt})") : "")}";
}

namespace GenFlow.Benchmarks.Quick;

/// <summary>One line of the table: what is measured, against what, and what it may cost.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Yardstick">Against what.</param>
/// <param name="Ours">Runs it once and gives its operations.</param>
/// <param name="Theirs">Runs the yardstick once and gives its operations.</param>
/// <param name="Limit">The ratio that it may reach; null for a line that only informs.</param>
/// <param name="AtLeast">Whether the limit is a floor.</param>
internal sealed record Comparison(
    string Name, string Yardstick, Func<Task<long>> Ours, Func<Task<long>> Theirs, double? Limit, bool AtLeast = false);

/// <summary>One line of the table of extras: what something costs more.</summary>
/// <param name="Name">What is used.</param>
/// <param name="With">Runs it once and gives its operations.</param>
/// <param name="Without">The same without it.</param>
/// <param name="Limit">The nanoseconds that an operation may take more.</param>
internal sealed record Extra(string Name, Func<Task<long>> With, Func<Task<long>> Without, double Limit);

/// <summary>One line of the memory table.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Bytes">Measures it once.</param>
/// <param name="Limit">The bytes that it may need; null for a line that only informs.</param>
internal sealed record MemoryUse(string Name, Func<Task<double>> Bytes, double? Limit);

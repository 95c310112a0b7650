namespace GenFlow.Benchmarks.Cases;

// Unsealed and made fresh, as users write them.
[Event]
public partial record Ping(long Left);

[Event]
public partial record Pong(long Left);

[Event]
public partial record Item(int Index);

[Event]
public partial record Finding(int Index);

[StreamEvent]
public partial record Tick(int Number);

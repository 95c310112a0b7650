namespace GenFlow.Analyzers.Tests;

/// <summary>The unions that the tests of switches and matches are about.</summary>
internal static class UnionSource
{
    public const string Chat = """

        [StreamEvent]
        public abstract partial record Chat
        {
            public sealed partial record Token(string Text, bool IsLast) : Chat;
            public sealed partial record Done(int Count) : Chat;
            public abstract partial record Failed(string Why) : Chat;
            public sealed partial record Refused(string Why) : Failed(Why);
            public sealed partial record Cut(string Why) : Failed(Why);
        }
        """;

    public const string Generic = """

        [StreamEvent]
        public abstract partial record Outcome<T>
        {
            public sealed partial record Ok(T Value) : Outcome<T>;
            public sealed partial record Bad(string Why) : Outcome<T>;
        }
        """;
}

namespace GenFlow.Analyzers.Tests;

/// <summary>A workflow of these steps, beside events to use.</summary>
internal static class Flow
{
    public static string Of(string steps) => $$"""
        [Event] public partial record A;
        [Event] public partial record B;
        [Event] public partial record C;
        [Event] public sealed partial record Sealed;
        [Event] public partial record Derived : A;
        [Event] public abstract partial record Message
        {
            public sealed partial record Order : Message;
            public sealed partial record Question : Message;
        }
        [StreamEvent] public partial record P;
        [StreamEvent] public partial record Q;
        [StreamEvent] public partial record Ask : InputRequest<B>;
        [StreamEvent] public partial record HowMany : InputRequest<int>;
        [StreamEvent] public abstract partial record Reply
        {
            public sealed partial record Token : Reply;
            public sealed partial record Done : Reply;
        }

        public static class Foreign
        {
            public static void Use(Context ctx) { }
        }

        [Workflow]
        public partial class Child
        {
            [Step] public StopEvent<int> Run(StartEvent start) => new(1);
        }

        [Workflow]
        public partial class W
        {
            {{steps}}
        }
        """;
}

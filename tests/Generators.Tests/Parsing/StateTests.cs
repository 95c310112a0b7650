using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

/// <summary>How the first value of a state is made.</summary>
public class StateTests
{
    private const string Types = """
        public record Plain;
        public record Positional(int Value);
        public record Optional(int Value = 1, string Text = "");
        public class TwoWays { public TwoWays(int a = 1) { } public TwoWays(string b = "") { } }
        public class Both { public Both() { } public Both(string b = "") { } }
        public abstract record Abstract;
        public record Required { public required int Value { get; init; } }
        public record DerivedRequired : Required;
        public record RequiredSet : Required { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public RequiredSet() { } }
        public class Hidden { private Hidden() { } }
        public class Inside { internal Inside() { } }
        public class Forbidden { [Obsolete("no", true)] public Forbidden() { } }
        public class Old { [Obsolete("no")] public Old() { } }
        public interface IState;
        public struct Value;
        public struct Made { public Made() { } }
        public struct RequiredValue { public required int Number; public RequiredValue() { Number = 1; } }
        public enum Kind { One }
        public record Box<T>(T? Item = default);
        public class Outer<T> { public record @class; }
        """;

    [Theory]
    [InlineData("Plain", "new global::Plain()")]
    [InlineData("Plain?", "new global::Plain()")]
    [InlineData("Positional", null)]
    [InlineData("Optional", "new global::Optional()")]
    [InlineData("TwoWays", null)]
    [InlineData("Both", "new global::Both()")]
    [InlineData("Abstract", null)]
    [InlineData("Required", null)]
    [InlineData("DerivedRequired", null)]
    [InlineData("RequiredSet", "new global::RequiredSet()")]
    [InlineData("Hidden", null)]
    [InlineData("Inside", "new global::Inside()")]
    [InlineData("Forbidden", null)]
    [InlineData("Old", "new global::Old()")]
    [InlineData("Own", "new global::W.Own()")]
    [InlineData("IState", null)]
    [InlineData("Value", "default(global::Value)")]
    [InlineData("Made", "new global::Made()")]
    [InlineData("RequiredValue", "default(global::RequiredValue)")]
    [InlineData("Kind", "default(global::Kind)")]
    [InlineData("int", "default(int)")]
    [InlineData("int?", "default(int?)")]
    [InlineData("(int, string?)", "default((int, string?))")]
    [InlineData("string", null)]
    [InlineData("string?", null)]
    [InlineData("int[]", null)]
    [InlineData("object", "new object()")]
    [InlineData("dynamic", "new object()")]
    [InlineData("List<string?>", "new global::System.Collections.Generic.List<string?>()")]
    [InlineData("ImmutableArray<int>", "default(global::System.Collections.Immutable.ImmutableArray<int>)")]
    [InlineData("ImmutableList<int>", null)]
    [InlineData("Box<Box<string?>?>", "new global::Box<global::Box<string?>?>()")]
    [InlineData("Outer<int>.@class", "new global::Outer<int>.@class()")]
    [InlineData("Action", null)]
    [InlineData("TNew", "new TNew()")]
    [InlineData("TNew?", "new TNew()")]
    [InlineData("TClass", "new TClass()")]
    [InlineData("TClass?", "new TClass()")]
    [InlineData("TStruct", "new TStruct()")]
    [InlineData("TStruct?", "default(TStruct?)")]
    [InlineData("TUnmanaged", "new TUnmanaged()")]
    [InlineData("TAny", null)]
    [InlineData("TAny?", null)]
    public void State_is_created_where_it_can_be(string type, string? create)
    {
        string text = $$"""
            using System; using System.Collections.Generic; using System.Collections.Immutable; using GenFlow;
            {{Types}}
            public partial class W { internal class Own { protected internal Own() { } } }
            [Workflow] public partial class Flow<TNew, TClass, TStruct, TUnmanaged, TAny> : W where TNew : new() where TClass : class, new() where TStruct : struct where TUnmanaged : unmanaged
            {
                [Step] internal StopEvent X(StartEvent s, State<{{type}}> state) => new();
                [Step] internal void Y(State<{{type}}>? other, StartEvent s, State<Kind> another) { }
            }
            """.Replace("State<Kind> another", type == "Kind" ? "State<Value> another" : "State<Kind> another", StringComparison.Ordinal);
        string source = Gen.Compile(text).Source("Flow");

        Assert.Contains($"(context, {(create is null ? "null" : "static () => " + create)})));", source, StringComparison.Ordinal);
    }

    [Fact]
    public void State_makes_no_step_less_plain() => Assert.True(Parsed.Step("[Step] void X(A a, State<int> s) { }").IsPlain);

    [Fact]
    public void State_of_a_type_parameter_names_it()
    {
        StepSignature step = Parsed.Step("[Step] void X(State<List<string?>> s, A a, State<int> t) { }");

        Assert.Equal("global::System.Collections.Generic.List<string?>", step.Parameters[0].State!.Name);
        Assert.Equal(ParameterRole.State, step.Parameters[2].Role);
    }
}

using System.Text.Json;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

/// <summary>Runs what is generated for events.</summary>
public class EventTests
{
    private static readonly LoadedAssembly s_assembly = LoadedAssembly.Load(Gen.Compile("""
        using GenFlow;
        namespace N;
        [Event] public partial record Plain(string Text);
        [Event(Name = "given \"name\"")] public sealed partial record Named(string Text);
        [Event] public partial record Derived(string Text) : Plain(Text);
        [StreamEvent] public abstract partial record Union
        {
            public sealed partial record Case(string Text) : Union;
            public abstract partial record Mid : Union { public sealed partial record Leaf(string Text) : Mid; }
        }
        public partial class NoEvent { [StreamEvent] public sealed partial record Inside(string Text); }
        [Event] public partial record Generic<T>(T Text);
        [Event] public partial record Begin(string Text) : StartEventBase;
        [Event] public partial record Finished(string Text) : StopEventBase;
        """).Output);

    [Theory]
    [InlineData("N.Plain", "Plain", typeof(Event))]
    [InlineData("N.Named", "given \"name\"", typeof(Event))]
    [InlineData("N.Derived", "Derived", typeof(Event))]
    [InlineData("N.Union+Case", "Union.Case", typeof(StreamEvent))]
    [InlineData("N.Union+Mid+Leaf", "Union.Mid.Leaf", typeof(StreamEvent))]
    [InlineData("N.NoEvent+Inside", "Inside", typeof(StreamEvent))]
    [InlineData("N.Generic`1", "Generic", typeof(Event))]
    [InlineData("N.Begin", "Begin", typeof(StartEventBase))]
    [InlineData("N.Finished", "Finished", typeof(StopEventBase))]
    public void Event_has_its_name_and_its_base(string type, string name, Type ancestor)
    {
        Event ev = Create(type);

        Assert.Equal(name, ev.EventType);
        Assert.IsAssignableFrom(ancestor, ev);
    }

    [Fact]
    public void Event_text_and_json_show_the_users_members_only()
    {
        Event ev = Create("N.Plain");

        Assert.Equal("Plain { Text = text }", ev.ToString());
        Assert.Equal("{\"Text\":\"text\"}", JsonSerializer.Serialize(ev, ev.GetType()));
    }

    private static Event Create(string typeName)
    {
        Type type = s_assembly.Type(typeName);
        type = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(string)) : type;
        return (Event)Activator.CreateInstance(type, "text")!;
    }

    [Fact]
    public void Event_is_told_by_attribute_not_by_inheritance()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = TestCompilation.Create("""
            using GenFlow;
            [Event] public partial record Marked;
            public record OfMarked : Marked;
            public record OfStart : StartEventBase;
            public record Plain;
            namespace Other { public class EventAttribute : System.Attribute; [Event] public record Fake; }
            """);

        Assert.True(EventTypes.IsEvent(compilation.GetTypeByMetadataName("Marked")));
        Assert.True(EventTypes.IsEvent(compilation.GetTypeByMetadataName("OfMarked")));
        Assert.True(EventTypes.IsEvent(compilation.GetTypeByMetadataName("OfStart")));
        Assert.True(EventTypes.IsEvent(compilation.GetTypeByMetadataName("GenFlow.Event")));
        Assert.True(EventTypes.IsEvent(compilation.GetTypeByMetadataName("GenFlow.StreamEvent")));
        Assert.True(EventTypes.IsEvent(compilation.GetTypeByMetadataName("GenFlow.RunCompleted")));
        Assert.False(EventTypes.IsEvent(compilation.GetTypeByMetadataName("Plain")));
        Assert.False(EventTypes.IsEvent(compilation.GetTypeByMetadataName("Other.Fake")));
    }
}

using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class TypeMemberInCaseTests
{
    [Theory]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(string {|GF3007:Type|}) : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A : U { public int {|GF3007:Type|} { get; init; } } }")]
    [InlineData("[StreamEvent] public abstract partial record U { public string? {|GF3007:Type|} { get; init; } public sealed partial record A : U; public sealed partial record B : U; }")]
    [InlineData("[Event] public abstract partial record U; [Event] public partial record A(string {|GF3007:Type|}) : U;")]
    [InlineData("[Event] public partial record A(string {|GF3007:Type|}) : StartEventBase;")]
    [InlineData("using System.Text.Json.Serialization; [StreamEvent] public abstract partial record U { public sealed partial record A([property: JsonPropertyName(\"type\")] string {|GF3007:Kind|}) : U; }")]
    public Task Member_that_is_type_in_json_is_reported(string source) => Rule<TypeMemberInCase>.Reports(source);

    [Theory]
    [InlineData("[StreamEvent] public partial record A(string Type);")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(string Kind) : U { public string Type => Kind; } }")]
    [InlineData("using System.Text.Json.Serialization; [StreamEvent] public abstract partial record U { public sealed partial record A([property: JsonPropertyName(\"kind\")] string Type) : U; }")]
    [InlineData("using System.Text.Json.Serialization; [StreamEvent] public abstract partial record U { public sealed partial record A : U { [JsonIgnore] public string? Type { get; init; } } }")]
    [InlineData("using System.Text.Json; [StreamEvent] public abstract partial record U { public sealed partial record A : U; [UnknownCase] public sealed partial record B(string Type, JsonElement Data) : U; }")]
    [InlineData("[StreamEvent] public abstract partial record U { public sealed partial record A(string TYP, string Typed) : U; public record Type(string Name); }", "CS0108")]
    [InlineData("public abstract record U { public sealed record A(string Type) : U; }")]
    public Task Member_with_another_name_or_of_no_case_is_not_reported(string source, params string[] allowed) => Rule<TypeMemberInCase>.Reports(allowed, source);

    [Fact]
    public Task Member_gets_the_name_of_its_case() => Rule<TypeMemberInCase>.Fixes<AddJsonName>(
        """
        [StreamEvent]
        public abstract partial record Message
        {
            public sealed partial record Image(int Width, string Type) : Message;

            public sealed partial record Text : Message
            {
                // plain, or rich
                public string? Type { get; init; }
            }
        }
        """,
        """
        using System.Text.Json.Serialization;

        [StreamEvent]
        public abstract partial record Message
        {
            public sealed partial record Image(int Width, [property: JsonPropertyName("imageType")] string Type) : Message;

            public sealed partial record Text : Message
            {
                // plain, or rich
                [JsonPropertyName("textType")]
                public string? Type { get; init; }
            }
        }
        """);

    [Fact]
    public Task Name_that_is_given_is_replaced() => Rule<TypeMemberInCase>.Fixes<AddJsonName>(
        """
        using System.Text.Json.Serialization;

        [StreamEvent]
        public abstract partial record Message
        {
            public sealed partial record Image([property: JsonPropertyName("type")] string Kind) : Message;
        }
        """,
        """
        using System.Text.Json.Serialization;

        [StreamEvent]
        public abstract partial record Message
        {
            public sealed partial record Image([property: JsonPropertyName("imageType")] string Kind) : Message;
        }
        """);

    [Fact]
    public Task Name_that_another_member_has_is_not_given_twice() => Rule<TypeMemberInCase>.Fixes<AddJsonName>(
        """
        using System.Text.Json.Serialization;

        [StreamEvent]
        public abstract partial record Message
        {
            public sealed partial record Image([property: JsonPropertyName("type")] string Kind, string ImageType) : Message;
            public sealed partial record Text : Message { public string TextType { get; init; } = ""; public string TextType2 { get; init; } = ""; public string Type { get; init; } = ""; }
            public sealed partial record Sound(string Type) : Message;
            public sealed partial record @class(string Type) : Message;
        }
        """,
        """
        using System.Text.Json.Serialization;

        [StreamEvent]
        public abstract partial record Message
        {
            public sealed partial record Image([property: JsonPropertyName("imageType2")] string Kind, string ImageType) : Message;
            public sealed partial record Text : Message { public string TextType { get; init; } = ""; public string TextType2 { get; init; } = ""; [JsonPropertyName("textType3")] public string Type { get; init; } = ""; }
            public sealed partial record Sound([property: JsonPropertyName("soundType")] string Type) : Message;
            public sealed partial record @class([property: JsonPropertyName("classType")] string Type) : Message;
        }
        """);
}

using GenFlow.Shapes;

namespace GenFlow.Tests.Shapes;

public class JsonSchemaTests
{
    private const string Start = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",";

    [Fact]
    public void Object_is_printed_with_its_members_in_order()
    {
        var section = new ObjectShape("Section", "A part of it.", isCase: false,
        [
            new("index", static () => ScalarShape.Of(ScalarKind.Byte), isRequired: true, "Where it stands."),
            new("heading", static () => ScalarShape.Of(ScalarKind.String), isRequired: false, defaultValue: "\"Größe <1>\""),
            new("tags", static () => new NullableShape(static () => new ListShape(static () => ScalarShape.Of(ScalarKind.String))), isRequired: false, defaultValue: "null"),
        ]);

        Assert.Equal(
            Start + """
            "$ref":"#/$defs/Section","$defs":{"Section":{"description":"A part of it.","type":"object","properties":{
            "index":{"description":"Where it stands.","type":"integer","minimum":0,"maximum":255},
            "heading":{"type":"string","default":"Größe <1>"},
            "tags":{"anyOf":[{"type":"array","items":{"type":"string"}},{"type":"null"}],"default":null}},
            "required":["index"]}}}
            """.ReplaceLineEndings(""),
            Printed.Schema(section));
    }

    [Fact]
    public void Union_is_printed_as_one_of_its_cases_told_apart_by_type()
    {
        var token = new ObjectShape("Chat.Token", null, isCase: true, [new("text", static () => ScalarShape.Of(ScalarKind.String), isRequired: true)]);
        var done = new ObjectShape("Chat.Done", null, isCase: true, []);
        var chat = new UnionShape("Chat", "Of a conversation.", () => [token, done]);

        Assert.Equal(
            Start + """
            "$ref":"#/$defs/Chat","$defs":{
            "Chat":{"description":"Of a conversation.","oneOf":[{"$ref":"#/$defs/Chat.Token"},{"$ref":"#/$defs/Chat.Done"}]},
            "Chat.Token":{"type":"object","properties":{"type":{"const":"Chat.Token"},"text":{"type":"string"}},"required":["type","text"]},
            "Chat.Done":{"type":"object","properties":{"type":{"const":"Chat.Done"}},"required":["type"]}}}
            """.ReplaceLineEndings(""),
            Printed.Schema(chat));
    }

    [Fact]
    public void Shape_without_a_name_is_printed_in_place() =>
        Assert.Equal(
            Start + """ "type":"object","additionalProperties":{"type":"boolean"}}""".TrimStart(),
            Printed.Schema(new MapShape(static () => ScalarShape.Of(ScalarKind.Boolean))));

    [Fact]
    public void Union_tells_its_cases_apart()
    {
        var chat = new UnionShape("Chat", null, static () =>
        [
            new("A", null, isCase: true, [new("n", static () => ScalarShape.Of(ScalarKind.Int32), isRequired: true)]),
            new("B", null, isCase: true, []),
        ]);

        Assert.True(Printed.Allows(chat, """{"type":"A","n":1}"""));
        Assert.True(Printed.Allows(chat, """{"type":"B","n":"anything","more":[]}"""));
        Assert.False(Printed.Allows(chat, """{"type":"A"}"""));
        Assert.False(Printed.Allows(chat, """{"type":"A","n":"1"}"""));
        Assert.False(Printed.Allows(chat, """{"type":"C","n":1}"""));
        Assert.False(Printed.Allows(chat, """{"n":1}"""));
        Assert.False(Printed.Allows(chat, "null"));
    }

    [Fact]
    public void Union_without_cases_allows_nothing()
    {
        var empty = new UnionShape("Empty", null, static () => []);

        Assert.False(Printed.Allows(empty, """{"type":"Empty"}"""));
        Assert.False(Printed.Allows(empty, "null"));
    }

    [Fact]
    public void Recursive_type_refers_to_itself()
    {
        ObjectShape? node = null;
        node = new ObjectShape("Node", null, isCase: false,
        [
            new("name", static () => ScalarShape.Of(ScalarKind.String), isRequired: true),
            new("children", () => new ListShape(() => node!), isRequired: true),
            new("parent", () => new NullableShape(() => node!), isRequired: false),
        ]);

        Assert.True(Printed.Allows(node, """{"name":"a","children":[{"name":"b","children":[],"parent":null}]}"""));
        Assert.False(Printed.Allows(node, """{"name":"a","children":[{"name":"b","children":[{}]}]}"""));
        Assert.False(Printed.Allows(node, """{"name":"a","children":[],"parent":{"name":"b"}}"""));
    }

    [Fact]
    public void Two_types_with_one_name_have_keys_of_their_own()
    {
        ObjectShape Item(string member) => new("Item", null, isCase: false, [new(member, static () => ScalarShape.Of(ScalarKind.Int32), isRequired: true)]);
        ObjectShape first = Item("first");
        ObjectShape second = Item("second");
        ObjectShape named = new("Item-2", null, isCase: false, []);
        var both = new ObjectShape("Both", null, isCase: false,
        [
            new("a", () => first, isRequired: true),
            new("c", () => named, isRequired: true),
            new("b", () => second, isRequired: true),
            new("d", () => first, isRequired: true),
        ]);

        Assert.True(Printed.Allows(both, """{"a":{"first":1},"b":{"second":2},"c":{},"d":{"first":3}}"""));
        Assert.False(Printed.Allows(both, """{"a":{"first":1},"b":{"first":2},"c":{},"d":{"first":3}}"""));
        Assert.False(Printed.Allows(both, """{"a":{"second":1},"b":{"second":2},"c":{},"d":{"first":3}}"""));
        Assert.Contains("\"Item-3\":{", Printed.Schema(both), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chat.Token")]
    [InlineData("a/b~c d%e")]
    [InlineData("Größe<T>\"#")]
    public void Any_name_can_be_referred_to(string name)
    {
        var shape = new ObjectShape(name, null, isCase: true, []);
        string type = System.Text.Json.JsonSerializer.Serialize(name);

        Assert.True(Printed.Allows(shape, $$"""{"type":{{type}}}"""));
        Assert.False(Printed.Allows(shape, """{"type":"other"}"""));
    }

    [Fact]
    public void List_of_itself_is_refused()
    {
        ListShape? list = null;
        list = new ListShape(() => list!);

        Assert.Throws<InvalidOperationException>(() => Printed.Schema(list));
    }

    [Fact]
    public void Nothing_is_printed_for_null()
    {
        Assert.Throws<ArgumentNullException>(() => JsonSchema.Write(null!, ScalarShape.Of(ScalarKind.Any)));
        Assert.Throws<ArgumentNullException>(() => Printed.Schema(null!));
    }
}

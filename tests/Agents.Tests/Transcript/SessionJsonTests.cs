using System.Buffers;
using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Models;
using GenFlow.Serialization;

namespace GenFlow.Agents.Tests.Transcript;

/// <summary>AG22: a transcript goes through JSON with nothing lost.</summary>
public sealed class SessionJsonTests
{
    [Fact]
    public void Session_read_again_has_every_member_of_every_message_and_block()
    {
        AgentSession session = Samples.Session();

        AgentSession read = AgentSession.FromJson(session.ToJson());

        Assert.Equal("talk", read.Id);
        Assert.Equal(new Usage(1, 2, 3, 4, 5), read.Usage);
        AssertSame("messages", session.Messages, read.Messages);
        Assert.Equal(session.ToJson(), read.ToJson());
        read.Add(AgentMessage.User("more"));
    }

    [Fact]
    public void Sample_gives_every_member_a_value_that_could_be_lost()
    {
        var missing = new HashSet<string>();
        var seen = new HashSet<string>();
        Walk(Samples.Messages, seen, missing);

        Assert.Empty(missing.Except(seen));
        Assert.Equal(
            typeof(MessageBlock).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(MessageBlock))).Select(static type => type.Name).Order(),
            Samples.Messages.SelectMany(static message => message.Blocks).Select(static block => block.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void Roles_and_stop_reasons_all_go_through()
    {
        var session = new AgentSession();
        foreach (StopReason reason in Enum.GetValues<StopReason>())
        {
            foreach (AgentRole role in Enum.GetValues<AgentRole>())
            {
                session.Add(new AgentMessage(role, [new TextBlock("\u0001\"\\ \ud83d\ude00")]) { StopReason = reason });
            }
        }

        AssertSame("messages", session.Messages, AgentSession.FromJson(session.ToJson()).Messages);
    }

    [Fact]
    public void Empty_session_goes_through() => Assert.Empty(AgentSession.FromJson(new AgentSession().ToJson()).Messages);

    [Fact]
    public void Form_is_told_by_its_version_and_members_of_its_own_are_skipped()
    {
        const string Json = """{"version":1,"new":{"a":[1]},"id":"i","usage":{"inputTokens":1},"messages":[{"role":"User","blocks":[{"type":"TextBlock","text":"hi","mood":"good"}]}]}""";

        AgentSession read = AgentSession.FromJson(Encoding.UTF8.GetBytes(Json));

        Assert.Equal(("i", 1, "hi"), (read.Id, read.Usage.InputTokens, read.Messages[0].Text));
        using JsonDocument written = JsonDocument.Parse(read.ToJson());
        Assert.Equal(1, written.RootElement.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("""{"version":2,"talk":"of the future"}""", "$.version")]
    [InlineData("""{"id":"i"}""", "$")]
    [InlineData("""{"version":1,"id":"i","usage":{},"messages":[{"role":"User"}]}""", "$.messages[0]")]
    [InlineData("""{"version":1,"id":"i","usage":{},"messages":[{"role":"King","blocks":[]}]}""", "$.messages[0].role")]
    [InlineData("""{"version":1,"id":"i","usage":{},"messages":[{"role":"User","blocks":[{"type":"Song"}]}]}""", "$.messages[0].blocks[0]")]
    [InlineData("""{"version":1,"id":"i","usage":{},"messages":[{"role":"Assistant","blocks":[{"type":"ActionBlock","id":"c","name":"f","body":{}}]}]}""", "$.messages")]
    [InlineData("""{"version":1""", "$.version")]
    [InlineData("""[]""", "$")]
    public void What_is_no_session_is_an_error_with_its_path(string json, string path)
    {
        JsonException error = Assert.Throws<JsonException>(() => AgentSession.FromJson(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(path, error.Path);
    }

    [Fact]
    public void Limits_hold_for_sessions()
    {
        byte[] json = Samples.Session().ToJson();

        Assert.Throws<JsonException>(() => AgentSession.FromJson(json, new JsonLimits(64, json.Length - 1)));
        Assert.Throws<JsonException>(() => AgentSession.FromJson(json, new JsonLimits(5, json.Length)));
        Assert.Equal(4, AgentSession.FromJson(json, new JsonLimits(64, json.Length)).Messages.Count);
    }

    [Fact]
    public void Deepest_arguments_that_an_agent_takes_can_be_written_in_sessions_and_events()
    {
        var value = new IncrementalValue(null);
        Assert.True(value.Json.Append("{\"a\":" + new string('[', 47) + new string(']', 47) + "}"));
        Assert.False(new IncrementalValue(null).Json.Append("{\"a\":" + new string('[', 48)));
        var message = new AgentMessage(AgentRole.Assistant, [new ActionBlock("c", "f", value.BodyAt(value.Json.Length), Result: "done")]);
        var session = new AgentSession();
        session.Add(message);

        AssertSame("messages", session.Messages, AgentSession.FromJson(session.ToJson()).Messages);
        GenFlowJson.Write(
            new ArrayBufferWriter<byte>(),
            new AgentCompleted(new AgentResponse(AgentStatus.Completed, message, [message], Usage.None, 1, TimeSpan.Zero)));
    }

    private static void AssertSame(string path, object? expected, object? actual)
    {
        switch (expected)
        {
            case null:
                Assert.True(actual is null, path);
                break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                Assert.True(actual is JsonElement { ValueKind: JsonValueKind.Undefined }, path);
                break;
            case JsonElement element:
                Assert.True(actual is JsonElement other && element.GetRawText() == other.GetRawText(), $"{path}: {element} and {actual}");
                break;
            case string or ValueType or Uri:
                Assert.True(Equals(expected, actual), $"{path}: {expected} and {actual}");
                break;
            case IEnumerable items:
                object?[] others = [.. ((IEnumerable)actual!).Cast<object?>()];
                object?[] all = [.. items.Cast<object?>()];
                Assert.True(all.Length == others.Length, path);
                for (int i = 0; i < all.Length; i++)
                {
                    AssertSame($"{path}[{i}]", all[i], others[i]);
                }

                break;
            default:
                Assert.Same(expected.GetType(), actual?.GetType());
                foreach (PropertyInfo property in Members(expected.GetType()))
                {
                    AssertSame($"{path}.{property.Name}", property.GetValue(expected), property.GetValue(actual));
                }

                break;
        }
    }

    private static void Walk(object? value, HashSet<string> seen, HashSet<string> all)
    {
        if (value is null or string or ValueType or Uri or byte[])
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, seen, all);
            }

            return;
        }

        foreach (PropertyInfo property in Members(value.GetType()))
        {
            string name = $"{value.GetType().Name}.{property.Name}";
            all.Add(name);
            object? member = property.GetValue(value);
            bool isDefault = member is null or "" || (member is ValueType && member.Equals(Activator.CreateInstance(member.GetType())));
            if (!isDefault)
            {
                seen.Add(name);
            }

            Walk(member, seen, all);
        }
    }

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties().Where(static property => property.SetMethod is not null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null);
}

using System.Buffers;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Agents;

// As JSON: what is stored between runs.
public sealed partial class AgentSession
{
    private const int FormVersion = 1;

    /// <summary>The session as JSON, with nothing left out that a later run needs. Between runs; during one, what was said so far.</summary>
    /// <returns>UTF-8 JSON.</returns>
    /// <exception cref="JsonException">A value in it is nested too deeply to be written.</exception>
    public byte[] ToJson()
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the session as JSON; see <see cref="ToJson"/>.</summary>
    /// <param name="output">Receives UTF-8 JSON. Where writing fails it may hold the beginning.</param>
    /// <exception cref="JsonException">A value in it is nested too deeply to be written.</exception>
    public void Write(IBufferWriter<byte> output) => GenFlowJson.Write(output, new SessionDocument(FormVersion, Id, Usage, Messages));

    /// <summary>Reads a session that was written as JSON.</summary>
    /// <param name="utf8Json">UTF-8 JSON, all of it.</param>
    /// <param name="limits">How much is read; null for <see cref="JsonLimits.Default"/>. Sessions with images may need more.</param>
    /// <returns>The session.</returns>
    /// <exception cref="JsonException">The JSON is malformed, no session, of a later version, or exceeds the limits; with the path of what is wrong.</exception>
    public static AgentSession FromJson(ReadOnlySpan<byte> utf8Json, JsonLimits? limits = null)
    {
        int version = GenFlowJson.Read<SessionHeader>(utf8Json, limits).Version;
        if (version != FormVersion)
        {
            throw new JsonException($"The session has the form {version}; this version of GenFlow.Agents reads {FormVersion}.", "$.version", null, null);
        }

        SessionDocument document = GenFlowJson.Read<SessionDocument>(utf8Json, limits);
        try
        {
            return new AgentSession(document.Messages) { Id = document.Id, Usage = document.Usage };
        }
        catch (ArgumentException problem)
        {
            throw new JsonException($"The session cannot go on. {problem.Message}", "$.messages", null, null, problem);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Models;

/// <summary>For parts of requests, which are written and never read.</summary>
internal abstract class WriteOnlyConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
}

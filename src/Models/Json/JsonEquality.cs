using System.Runtime.InteropServices;
using System.Text.Json;

namespace GenFlow.Models;

/// <summary>Whether JSON that somebody else has written says the same, whatever it is.</summary>
internal static class JsonEquality
{
    public static bool Are(JsonElement one, JsonElement other)
    {
        if (JsonMarshal.GetRawUtf8Value(one).SequenceEqual(JsonMarshal.GetRawUtf8Value(other)))
        {
            return true;
        }

        try
        {
            return JsonElement.DeepEquals(one, other);
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            // Numbers beyond what is compared, or letters that are none.
            return false;
        }
    }
}

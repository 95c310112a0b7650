using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Benchmarks.Json;

// One event for each type, with four members of it.

[Event]
public sealed partial record Mark(string Name, int At);

[Event]
public partial record Of0(bool A, bool B, bool C, bool D);

[Event]
public partial record Of1(byte A, byte B, byte C, byte D);

[Event]
public partial record Of2(int A, int B, int C, int D);

[Event]
public partial record Of3(long A, long B, long C, long D);

[Event]
public partial record Of4(ulong A, ulong B, ulong C, ulong D);

[Event]
public partial record Of5(float A, float B, float C, float D);

[Event]
public partial record Of6(double A, double B, double C, double D);

[Event]
public partial record Of7(double A, double B, double C, double D);

[Event]
public partial record Of8(decimal A, decimal B, decimal C, decimal D);

[Event]
public partial record Of9(char A, char B, char C, char D);

[Event]
public partial record Of10(string A, string B, string C, string D);

[Event]
public partial record Of11(string A, string B, string C, string D);

[Event]
public partial record Of12(string A, string B, string C, string D);

[Event]
public partial record Of13(string A, string B, string C, string D);

[Event]
public partial record Of14(Tone A, Tone B, Tone C, Tone D);

[Event]
public partial record Of15(int? A, int? B, int? C, int? D);

[Event]
public partial record Of16(string? A, string? B, string? C, string? D);

[Event]
public partial record Of17(Guid A, Guid B, Guid C, Guid D);

[Event]
public partial record Of18(DateTime A, DateTime B, DateTime C, DateTime D);

[Event]
public partial record Of19(DateTimeOffset A, DateTimeOffset B, DateTimeOffset C, DateTimeOffset D);

[Event]
public partial record Of20(TimeSpan A, TimeSpan B, TimeSpan C, TimeSpan D);

[Event]
public partial record Of21(DateOnly A, DateOnly B, DateOnly C, DateOnly D);

[Event]
public partial record Of22(TimeOnly A, TimeOnly B, TimeOnly C, TimeOnly D);

[Event]
public partial record Of23(Uri A, Uri B, Uri C, Uri D);

[Event]
public partial record Of24(byte[] A, byte[] B, byte[] C, byte[] D);

[Event]
public partial record Of25(int[] A, int[] B, int[] C, int[] D);

[Event]
public partial record Of26(IReadOnlyList<string> A, IReadOnlyList<string> B, IReadOnlyList<string> C, IReadOnlyList<string> D);

[Event]
public partial record Of27(IReadOnlyDictionary<string, int> A, IReadOnlyDictionary<string, int> B, IReadOnlyDictionary<string, int> C, IReadOnlyDictionary<string, int> D);

[Event]
public partial record Of28(Place A, Place B, Place C, Place D);

[Event]
public partial record Of29(Mark A, Mark B, Mark C, Mark D);

[Event]
public partial record Of31(JsonElement A, JsonElement B, JsonElement C, JsonElement D);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Of0))]
[JsonSerializable(typeof(Of1))]
[JsonSerializable(typeof(Of2))]
[JsonSerializable(typeof(Of3))]
[JsonSerializable(typeof(Of4))]
[JsonSerializable(typeof(Of5))]
[JsonSerializable(typeof(Of6))]
[JsonSerializable(typeof(Of7))]
[JsonSerializable(typeof(Of8))]
[JsonSerializable(typeof(Of9))]
[JsonSerializable(typeof(Of10))]
[JsonSerializable(typeof(Of11))]
[JsonSerializable(typeof(Of12))]
[JsonSerializable(typeof(Of13))]
[JsonSerializable(typeof(Of14))]
[JsonSerializable(typeof(Of15))]
[JsonSerializable(typeof(Of16))]
[JsonSerializable(typeof(Of17))]
[JsonSerializable(typeof(Of18))]
[JsonSerializable(typeof(Of19))]
[JsonSerializable(typeof(Of20))]
[JsonSerializable(typeof(Of21))]
[JsonSerializable(typeof(Of22))]
[JsonSerializable(typeof(Of23))]
[JsonSerializable(typeof(Of24))]
[JsonSerializable(typeof(Of25))]
[JsonSerializable(typeof(Of26))]
[JsonSerializable(typeof(Of27))]
[JsonSerializable(typeof(Of28))]
[JsonSerializable(typeof(Of29))]
[JsonSerializable(typeof(Of31))]
internal sealed partial class MemberJson : JsonSerializerContext;

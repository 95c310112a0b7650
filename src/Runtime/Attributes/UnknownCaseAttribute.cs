namespace GenFlow;

/// <summary>Marks the case of a union that stands for every case this program does not know: a sealed partial record nested
/// in the union, whose constructor takes <c>(string Type, JsonElement Data)</c>. Reading the union gives it for an unknown
/// <c>"type"</c>, with the whole object; writing it writes that object again. Without such a case, reading an unknown one
/// is an error.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnknownCaseAttribute : Attribute;

using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>How an event is written and read.</summary>
/// <param name="TypeName">The event as generated code writes it.</param>
/// <param name="Object">Its members; null where it cannot be JSON.</param>
/// <param name="Problem">Why it cannot be JSON; empty where it can.</param>
/// <param name="IsCase">Whether it may stand where its type is not known, so that it names itself.</param>
/// <param name="IsSealed">Whether no other record derives from it.</param>
/// <param name="Answer">For a request the codec of its answer; null where it is none, or the answer cannot be JSON.</param>
internal sealed record EventJson(string TypeName, ObjectModel? Object, string Problem, bool IsCase, bool IsSealed, CodecReference? Answer);

using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Catalogue;

/// <summary>The end with a result: what its stop event is, the catalogue says.</summary>
internal sealed class CompletedEntry(EventCatalogue catalogue) : EventEntry(RunCompleted.Name)
{
    public override TypeShape Shape => RunCompleted.JsonShape;

    internal override bool IsStreamEvent => true;

    internal override bool IsStop => false;

    internal override Type EventClass => typeof(RunCompleted);

    private protected override Event ReadEvent(ref EventJsonReader reader) => RunCompleted.Read(ref reader, catalogue);
}

namespace GenFlow.Models.Http;

/// <summary>A provider's stream of events as deltas: a pure state machine, made for one answer.</summary>
/// <remarks>What it throws ends the answer: a <see cref="ModelException"/> as it is (<see cref="WireOrigin.Error"/> makes one), a
/// <see cref="System.Text.Json.JsonException"/>, <see cref="InvalidOperationException"/>, <see cref="KeyNotFoundException"/> or
/// <see cref="FormatException"/>, as readers of JSON throw them, as a <see cref="ModelResponseException"/>. Deltas that were added before it throws are given first.
/// The texts of its deltas may begin or end with half of a surrogate pair (<see cref="WireText"/> reads such pieces): what comes
/// in halves is joined behind it.</remarks>
public interface IWireDecoder
{
    /// <summary>Reads an event. Its name, id and comments are not given: what it is must be in its data.</summary>
    /// <param name="data">Its data, never empty: UTF-8, its lines joined by line feeds. Valid during the call only.</param>
    /// <param name="deltas">Where what it says is added.</param>
    /// <returns>Whether the answer goes on: false behind its last event.</returns>
    bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas);

    /// <summary>The stream has ended, and <see cref="Read"/> has not said so.</summary>
    /// <param name="deltas">Where what is left to say is added.</param>
    /// <returns>Whether the answer is complete; false for one that was cut.</returns>
    bool End(List<ModelDelta> deltas);
}

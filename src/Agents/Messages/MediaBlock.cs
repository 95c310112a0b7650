namespace GenFlow.Agents;

/// <summary>An image, a document or another file: by its bytes or by its address.</summary>
/// <param name="MediaType">Such as <c>image/png</c> or <c>application/pdf</c>.</param>
/// <param name="Data">The bytes; null where it is given by its address.</param>
/// <param name="Url">The address; null where it is given by its bytes.</param>
/// <param name="Name">A name for people and models.</param>
[Event]
public sealed partial record MediaBlock(string MediaType, byte[]? Data = null, Uri? Url = null, string? Name = null) : MessageBlock;

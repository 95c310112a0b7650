using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>Everything that is printed for a workflow.</summary>
/// <param name="Declaration">The class.</param>
/// <param name="TypeName">The class as generated code writes it.</param>
/// <param name="Name">The class's name, not escaped.</param>
/// <param name="HidesBase">Whether a base is a workflow too, so that the members hide those of the base.</param>
/// <param name="Result">The type that a run ends with.</param>
/// <param name="Inputs">What a run can be started with, one overload each.</param>
/// <param name="Steps">The steps in the order of their names.</param>
/// <param name="Routes">The routes that are named by number.</param>
/// <param name="Tests">How an event's route is found, in order.</param>
/// <param name="Recovery">The failures that are recovered from; null where none is.</param>
/// <param name="Published">What it declares to publish, in the order of the names.</param>
/// <param name="Match">How the stream events among those are told apart; null where there are none.</param>
/// <param name="Shape">What it takes, streams and gives; null where the class has a member of that name.</param>
/// <param name="Graph">What its graph is made from; null where the class has a member of that name.</param>
/// <param name="Catalogue">Its events on the wire.</param>
/// <param name="Codecs">The codecs that are generated for these.</param>
internal sealed record WorkflowModel(
    TypeDeclarationModel Declaration,
    string TypeName,
    string Name,
    bool HidesBase,
    string Result,
    EquatableArray<InputModel> Inputs,
    EquatableArray<StepModel> Steps,
    EquatableArray<RouteModel> Routes,
    EquatableArray<RouteTest> Tests,
    RecoveryModel? Recovery,
    EquatableArray<PublishedEvent> Published,
    MatchModel? Match,
    WorkflowShapeModel? Shape,
    EquatableArray<GraphLine>? Graph,
    CatalogueModel Catalogue,
    EquatableArray<HelperCodec> Codecs);

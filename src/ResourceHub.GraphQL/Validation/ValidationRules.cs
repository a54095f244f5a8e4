using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Validation;

/// <summary>All rules of section 5, in its order.</summary>
internal static class ValidationRules
{
    public static void Run(ValidationContext context) => Run(context,
    [
        new VariableUsageCollector(context),
        new ExecutableDefinitionsRule(context),
        new OperationTypeExistenceRule(context),
        new UniqueOperationNamesRule(context),
        new LoneAnonymousOperationRule(context),
        new SingleRootFieldRule(context),
        new FieldsOnCorrectTypeRule(context),
        new OverlappingFieldsCanBeMergedRule(context),
        new ScalarLeafsRule(context),
        new KnownArgumentNamesRule(context),
        new UniqueArgumentNamesRule(context),
        new ProvidedRequiredArgumentsRule(context),
        new UniqueFragmentNamesRule(context),
        new KnownTypeNamesRule(context),
        new FragmentsOnCompositeTypesRule(context),
        new NoUnusedFragmentsRule(context),
        new KnownFragmentNamesRule(context),
        new NoFragmentCyclesRule(context),
        new PossibleFragmentSpreadsRule(context),
        new ValuesOfCorrectTypeRule(context),
        new UniqueInputFieldNamesRule(context),
        new KnownDirectivesRule(context),
        new UniqueDirectivesPerLocationRule(context),
        new UniqueVariableNamesRule(context),
        new VariablesAreInputTypesRule(context),
        new NoUndefinedVariablesRule(context),
        new NoUnusedVariablesRule(context),
        new VariablesInAllowedPositionRule(context),
        new DeferStreamOnRootFieldRule(context),
        new DeferStreamOnValidOperationsRule(context),
        new DeferStreamLabelRule(context),
        new StreamOnListFieldRule(context),
        new SlicingArgumentsRule(context),
    ]);

    public static void Run(ValidationContext context, ValidationRule[] rules) => new DocumentWalker(context, rules).Walk(context.Document);
}

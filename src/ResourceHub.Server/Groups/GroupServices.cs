using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Common;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Server.Groups;

/// <summary>Registers reports on groups, instructional groups and assignments.</summary>
internal static class GroupServices
{
    public static IServiceCollection AddGroups(this IServiceCollection services)
        => services
            .AddSingleton<IAssignments, AssignmentStore>()
            .AddSingleton<ReportOnGroup>()
            .AddSingleton<FormInstructionalGroups>()
            .AddSingleton<AssignResources>()
            .AddSingleton<UpdateAssignments>()
            .AddSingleton<ListAssignments>()
            .AddSingleton<ShowAssignmentWork>()
            .AddSingleton<ILearnerRemoval, AssignmentRemoval>()
            .AddSingleton<ILearnerExport, ExportAssignments>()
            .AddScoped<INodeResolver, AssignmentNodes>();
}
